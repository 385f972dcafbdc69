import { useEffect, useRef } from 'react'
import { type Me, RequestProblem } from '../../client.ts'
import type { Thing } from '../../filter/thing.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { CategoryIcon } from '../../incident/category-icon.tsx'
import { NearbySections } from '../../incident/nearby.tsx'
import { CountdownText } from '../../incident/queue-row.tsx'
import { useIncidentWords } from '../../incident/use-incident-words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { focusWasLost, usedKeyboard, useFocusWatch } from '../../ui/lost-focus.ts'
import { Panel } from '../../ui/panel.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { IncidentPage } from './incident-page.tsx'
import classes from './incident-pane.module.css'
import type { DeskData } from './use-desk-data.ts'

interface IncidentPaneProps {
  id: number
  street: string
  query: DeskData['incident']
  me: Me
  onOpen(thing: Thing): void
  onClose(): void
}

/** The opened incident beside the map: its page, and what lies around it. */
export function IncidentPane({ id, street, query, me, onOpen, onClose }: IncidentPaneProps) {
  const { t } = useLanguage()
  const words = useIncidentWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const incident = query.data?.id === id ? query.data : undefined
  useFocusWatch()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another incident is what it waits for
  useEffect(() => {
    if (usedKeyboard() || focusWasLost()) heading.current?.focus()
  }, [id])
  // A step that was taken takes its button away: the reader goes on at the top of the page.
  const sequence = incident?.loop.sequence
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what it waits for
  useEffect(() => {
    if (focusWasLost()) heading.current?.focus()
  }, [sequence])
  const isMissing = query.error instanceof RequestProblem && query.error.status === 404
  const kind = t('incident.name')
  const name = incident === undefined ? kind : words.category(incident)
  return (
    <Panel
      id="incident"
      label={`${kind} ${incident?.code ?? id}`}
      className={classes.pane ?? ''}
      heading={
        <div className={classes.heading}>
          {incident !== undefined && <CategoryIcon code={incident.category} size={24} />}
          <div className={classes.words}>
            <span className={classes.code}>
              {incident?.code}
              {incident?.severity === 'urgent' && (
                <span className={classes.urgent}>{t('incident.severity.urgent')}</span>
              )}
            </span>
            <h2 ref={heading} className={classes.name} tabIndex={-1}>
              {name}
            </h2>
          </div>
        </div>
      }
      aside={
        <>
          {incident !== undefined && <CountdownText incident={incident} />}
          <IconButton icon="close" label={t('interface.close')} onClick={onClose} />
        </>
      }
    >
      {incident === undefined || isMissing ? (
        query.isError ? (
          <Notice
            tone="trouble"
            title={isMissing ? t('place.notFound', { kind }) : t('interface.failed')}
            detail={isMissing ? t('place.notFoundDetail') : problemWords(query.error, t)}
            action={
              isMissing
                ? { label: t('interface.close'), onClick: onClose }
                : { label: t('interface.retry'), onClick: () => void query.refetch() }
            }
          />
        ) : (
          <SkeletonRows rows={5} height={88} label={t('interface.loading')} />
        )
      ) : (
        <div className={classes.parts}>
          <div className={classes.part}>
            {query.isError && (
              <Notice
                compact
                tone="trouble"
                title={t('interface.dataFailing')}
                detail={problemWords(query.error, t)}
                action={{ label: t('interface.retry'), onClick: () => void query.refetch() }}
              />
            )}
            <IncidentPage incident={incident} street={street} me={me} onOpen={onOpen} />
          </div>
          <div className={classes.part}>
            <NearbySections id={incident.id} street={street} onOpen={onOpen} />
          </div>
        </div>
      )}
    </Panel>
  )
}
