import { Link } from '@tanstack/react-router'
import { useLanguage } from '../../i18n/use-language.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice } from '../../ui/states.tsx'
import classes from './desk-blank.module.css'
import { type DeskView, writeDeskView } from './desk-view.ts'
import type { DeskData } from './use-desk-data.ts'

/** What stands where the desk would: that the streets could not be read, that there are none, or not the one asked for. */
export function DeskBlank({ desk: { districts, unknownStreet }, view }: { desk: DeskData; view: DeskView }) {
  const { t } = useLanguage()
  return (
    <main className={classes.blank}>
      {unknownStreet !== undefined ? (
        <Notice
          tone="trouble"
          title={t('interface.unknownStreet', { code: unknownStreet })}
          detail={
            <nav aria-label={t('interface.chooseStreet')}>
              {t('interface.unknownStreetDetail')}
              {districts.data?.map(({ code, name }) => (
                <Link
                  key={code}
                  to="/desk"
                  className={classes.street}
                  search={writeDeskView({
                    queue: view.queue,
                    conditions: {},
                    language: view.language,
                    street: code,
                  })}
                >
                  {name}
                </Link>
              ))}
            </nav>
          }
        />
      ) : districts.data === undefined ? (
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(districts.error, t)}
          action={{ label: t('interface.retry'), onClick: () => void districts.refetch() }}
        />
      ) : (
        <Notice title={t('interface.noStreet')} detail={t('interface.noStreetDetail')} />
      )}
    </main>
  )
}
