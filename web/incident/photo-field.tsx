import { Button } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import { mostAttachmentBytes, mostAttachments } from '../../api/attachment/attachment.model.ts'
import { client } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { problemWords } from '../ui/problem-words.ts'
import classes from './photo-field.module.css'

interface Photo {
  key: string
  file: File
  preview: string
  id?: number
  problem?: unknown
}

interface PhotoFieldProps {
  street: string
  /** How many an incident has already. */
  present: number
  /** Called with the ids of the photos the server has, and whether others are on their way. */
  onChange(ids: readonly number[], isSending: boolean): void
}

const types = ['image/jpeg', 'image/png', 'image/webp']

/** Photos to go with a step: chosen or taken, sent at once, shown small, to be removed again. */
export function PhotoField({ street, present, onChange }: PhotoFieldProps) {
  const { t, format } = useLanguage()
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const [refused, setRefused] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const stop = useRef(new AbortController())
  const previews = useRef<string[]>([])
  const hint = useId()
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })
  useEffect(() => {
    const ids = photos.flatMap(({ id }) => (id === undefined ? [] : [id]))
    tell.current(
      ids,
      photos.some(({ id, problem }) => id === undefined && problem === undefined),
    )
  }, [photos])
  useEffect(() => {
    stop.current = new AbortController()
    return () => {
      stop.current.abort()
      for (const address of previews.current) URL.revokeObjectURL(address)
    }
  }, [])
  const change = (key: string, part: Partial<Photo>) =>
    setPhotos((before) =>
      before.map((photo) => {
        if (photo.key !== key) return photo
        const { problem: _, ...rest } = photo
        return { ...rest, ...part }
      }),
    )
  const send = ({ key, file }: Photo) => {
    change(key, {})
    client.attach(street, file, stop.current.signal).then(
      ({ id }) => change(key, { id }),
      (problem: unknown) => {
        if (!stop.current.signal.aborted) change(key, { problem })
      },
    )
  }
  const room = mostAttachments - present - photos.length
  const add = (files: readonly File[]) => {
    const fit = files.filter(({ type, size }) => types.includes(type) && size <= mostAttachmentBytes)
    const taken = fit.slice(0, room)
    const wrong = files.find((file) => !fit.includes(file))
    setRefused(
      wrong !== undefined
        ? wrong.size > mostAttachmentBytes
          ? t('work.photoLarge', { name: wrong.name })
          : t('problem.image_unsupported')
        : fit.length > taken.length
          ? t('problem.attachments_too_many')
          : undefined,
    )
    const added = taken.map((file): Photo => {
      const preview = URL.createObjectURL(file)
      previews.current.push(preview)
      return { key: preview, file, preview }
    })
    setPhotos((before) => [...before, ...added])
    for (const photo of added) send(photo)
  }
  const remove = (key: string) => {
    setPhotos((before) => before.filter((photo) => photo.key !== key))
    input.current?.focus()
  }
  return (
    <fieldset className={classes.field} aria-describedby={hint}>
      <legend className={classes.legend}>{t('work.photos')}</legend>
      <ul className={classes.photos}>
        {photos.map((photo, index) => {
          const { key, file, preview, id, problem } = photo
          const n = format.number(index + 1)
          const state = problem !== undefined ? 'failed' : id === undefined ? 'sending' : 'done'
          return (
            <li key={key} className={classes.photo} data-state={state} data-photo={id}>
              <img src={preview} alt={t('work.photoOf', { n, name: file.name })} />
              <span className={classes.state} role="status">
                {state === 'sending' && t('work.photoSending')}
                {state === 'failed' && problemWords(problem, t)}
              </span>
              {state === 'failed' && (
                <Button size="compact-xs" variant="default" onClick={() => send(photo)}>
                  {t('interface.retry')}
                </Button>
              )}
              <span className={classes.remove}>
                <IconButton
                  icon="close"
                  size={28}
                  label={t('work.photoRemove', { n })}
                  onClick={() => remove(key)}
                />
              </span>
            </li>
          )
        })}
      </ul>
      <label className={classes.add} data-disabled={room <= 0}>
        <Icon name="plus" size={16} />
        {t('work.photoAdd')}
        <input
          ref={input}
          className={classes.input}
          type="file"
          multiple
          accept={types.join(',')}
          disabled={room <= 0}
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </label>
      <p id={hint} className={classes.hint}>
        {t('work.photoHint', { n: mostAttachments, size: mostAttachmentBytes / 2 ** 20 })}
      </p>
      {refused !== undefined && (
        <p className={classes.refused} role="alert">
          {refused}
        </p>
      )}
    </fieldset>
  )
}
