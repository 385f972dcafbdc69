import '../i18n/later.ts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { client, type Incident } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { IconButton } from '../ui/icon-button.tsx'
import classes from './photo-strip.module.css'

interface PhotoStripProps {
  photos: Incident['attachments']
}

/** Photos small, in a row; one that is opened fills the screen, and arrows lead to its neighbours. */
export function PhotoStrip({ photos }: PhotoStripProps) {
  const { t, format } = useLanguage()
  const [opened, setOpened] = useState<number>()
  if (photos.length === 0) return null
  const shown = opened === undefined ? undefined : photos[opened]
  const words = (index: number) => t('work.photo', { n: format.number(index + 1) })
  const turn = (by: number) => setOpened((index = 0) => Math.min(photos.length - 1, Math.max(0, index + by)))
  return (
    <>
      <ul className={classes.strip}>
        {photos.map(({ id }, index) => (
          <li key={id}>
            <button
              type="button"
              className={classes.photo}
              aria-label={words(index)}
              data-photo={id}
              onClick={() => setOpened(index)}
            >
              <img src={client.photoAddress(id, 'thumbnail')} alt="" loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {shown !== undefined && opened !== undefined && (
        <Modal
          opened
          onClose={() => setOpened(undefined)}
          size="auto"
          title={`${words(opened)} / ${format.number(photos.length)}`}
          closeButtonProps={{ 'aria-label': t('interface.close') }}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') turn(1)
            if (key === 'ArrowLeft') turn(-1)
          }}
        >
          <img
            className={classes.whole}
            src={client.photoAddress(shown.id, 'photo')}
            width={shown.width}
            height={shown.height}
            alt={words(opened)}
          />
          {photos.length > 1 && (
            <div className={classes.turn}>
              <IconButton
                icon="chevronLeft"
                label={t('work.photoBefore')}
                disabled={opened === 0}
                onClick={() => turn(-1)}
              />
              <IconButton
                icon="chevronRight"
                label={t('work.photoNext')}
                disabled={opened === photos.length - 1}
                onClick={() => turn(1)}
              />
            </div>
          )}
        </Modal>
      )}
    </>
  )
}
