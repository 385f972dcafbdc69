import type { ReactNode } from 'react'
import type { Incident } from '../client.ts'
import type { Thing } from '../filter/thing.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Facts } from '../ui/facts.tsx'
import { Links } from '../ui/links.tsx'
import { Section } from '../ui/panel.tsx'
import { IncidentCalls } from './incident-calls.tsx'
import { IncidentHistory } from './incident-history.tsx'
import classes from './incident-panel.module.css'
import { StageSteps } from './stage-steps.tsx'
import { StatusTag } from './status-mark.tsx'
import { rowStatus, useIncidentClock, useIncidentWords } from './use-incident-words.ts'

interface IncidentPanelProps {
  incident: Incident
  /** What can be done with it, below how it stands. */
  actions?: ReactNode
  onOpen(thing: Thing): void
}

/** Everything known about one incident: how it stands, what it is, where it lies, what was done. */
export function IncidentPanel({ incident, actions, onOpen }: IncidentPanelProps) {
  const { t, format } = useLanguage()
  const words = useIncidentWords()
  const now = useIncidentClock()
  const status = rowStatus(incident, now)
  const instant = (at: string | null) => (at === null ? null : format.instant(at))
  const places: { thing: Thing; name: string | null; kind: string }[] = [
    {
      thing: { kind: 'grid', id: incident.grid_code ?? '' },
      name: incident.grid_name,
      kind: t('place.kind.grid'),
    },
    {
      thing: { kind: 'estate', id: String(incident.estate_id) },
      name: incident.estate_name,
      kind: t('place.kind.estate'),
    },
    {
      thing: { kind: 'redevelopment-zone', id: String(incident.zone_id) },
      name: incident.zone_name,
      kind: t('place.kind.redevelopment-zone'),
    },
    {
      thing: { kind: 'unit', id: String(incident.unit_id) },
      name: incident.unit_name,
      kind: t('place.kind.unit'),
    },
  ]
  const reporter = [incident.reporter?.name, incident.reporter?.phone].filter((part) => !!part).join(' ')
  return (
    <>
      <Section title={t('incident.steps')}>
        <div className={classes.standing}>
          <StatusTag status={status} label={words.status(status)} />
          <span>{t(`incident.stage.${incident.stage}`)}</span>
          <strong data-status={status}>{words.due(incident, now)}</strong>
        </div>
        <StageSteps stage={incident.stage} />
      </Section>
      {actions}
      {incident.loop.calls.length > 0 && (
        <Section title={t('incident.calls')}>
          <IncidentCalls calls={incident.loop.calls} />
        </Section>
      )}
      {incident.description !== '' && (
        <Section title={t('incident.description')}>
          <p className={classes.description}>{incident.description}</p>
        </Section>
      )}
      <Section title={t('incident.place')}>
        <Links
          shape="rows"
          more={(left) => t('place.moreOfThem', { n: left })}
          items={places.flatMap(({ thing, name, kind }) =>
            name === null ? [] : [{ key: thing.kind, label: name, note: kind, onOpen: () => onOpen(thing) }],
          )}
        />
        {incident.address && <p className={classes.address}>{incident.address}</p>}
      </Section>
      <Section title={t('incident.name')}>
        <Facts
          facts={[
            { label: t('incident.code'), value: incident.code },
            { label: t('incident.severityLabel'), value: t(`incident.severity.${incident.severity}`) },
            { label: t('incident.sourceLabel'), value: t(`incident.source.${incident.source}`) },
            { label: t('incident.reportedAt'), value: instant(incident.reported_at) },
            { label: t('incident.dispatchDueAt'), value: instant(incident.dispatch_due_at) },
            { label: t('incident.dueAt'), value: instant(incident.due_at) },
            { label: t('incident.settledAt'), value: instant(incident.settled_at) },
            { label: t('incident.closedOn'), value: instant(incident.closed_at) },
            { label: t('incident.reporter'), value: reporter === '' ? null : reporter },
          ]}
        />
      </Section>
      <Section title={t('incident.history')}>
        <IncidentHistory incident={incident} />
      </Section>
    </>
  )
}
