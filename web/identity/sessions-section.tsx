import { Button } from '@mantine/core'
import type { OwnSession } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import { browserName } from './browser-name.ts'
import classes from './identity.module.css'
import { ProblemNote } from './problem-note.tsx'
import { useEndSession, useSessions } from './use-access.ts'

/** The browsers in which the account is signed in; `onEndOwn` ends this one. */
export function SessionsSection({ onEndOwn }: { onEndOwn(): void }) {
  const { t, format } = useLanguage()
  const { data, error, refetch } = useSessions()
  const ending = useEndSession()
  const name = ({ user_agent }: OwnSession) => {
    const known = browserName(user_agent)
    return known === undefined ? t('identity.browserUnknown') : t('identity.browserOn', known)
  }
  return (
    <section className={classes.panel} aria-labelledby="own-sessions">
      <h2 id="own-sessions">{t('identity.sessions')}</h2>
      <ProblemNote words={ending.error === null ? undefined : problemWords(ending.error, t)} />
      {data === undefined && error === null && <SkeletonRows rows={2} label={t('interface.loading')} />}
      {data === undefined && error !== null && (
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(error, t)}
          action={{ label: t('interface.retry'), onClick: () => void refetch() }}
        />
      )}
      <ul className={classes.rows}>
        {data?.map((session) => (
          <li key={session.id} className={classes.row} data-current={session.is_current}>
            <span className={classes.rowWords}>
              <span className={classes.rowTitle}>
                {name(session)}
                {session.is_current && <span className={classes.dim}>{t('identity.sessionCurrent')}</span>}
              </span>
              <span className={classes.dim}>
                {session.address !== null && `${session.address} · `}
                {t('identity.sessionBegan', { when: format.moment(session.created_at) })} ·{' '}
                {t('identity.sessionSeen', { when: format.moment(session.last_seen_at) })}
              </span>
            </span>
            <Button
              variant="default"
              size="sm"
              aria-label={t('identity.sessionEndNamed', { name: name(session) })}
              onClick={() => (session.is_current ? onEndOwn() : ending.mutate(session.id))}
            >
              {t('identity.sessionEnd')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
