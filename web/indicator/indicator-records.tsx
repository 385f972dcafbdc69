import { Button, Drawer, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { type IndicatorPart, indicatorParts } from '../../api/indicator/indicator.model.ts'
import type { PeriodKind } from '../../api/indicator/period.model.ts'
import type { IndicatorEntry, IndicatorRecord, Parameters } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import classes from './indicator.module.css'
import { useIndicatorRecords } from './use-indicators.ts'

/** Makes words of an incident lead to it. */
export type IncidentLink = (incident: { id: number }, children: ReactNode) => ReactNode

interface IndicatorRecordsProps {
  entry: IndicatorEntry
  part: IndicatorPart
  query: Parameters & { period: PeriodKind }
  link: IncidentLink
  onPart(part: IndicatorPart): void
  onClose(): void
}

/** The very records that a figure counts, in a drawer. */
export function IndicatorRecords({ entry, part, query, link, onPart, onClose }: IndicatorRecordsProps) {
  const { t, format } = useLanguage()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useIndicatorRecords(
    entry.name,
    part,
    query,
  )
  const incidents = data?.pages.flatMap((page) => page.incidents)
  const n = format.number(data?.pages[0]?.total ?? 0)
  const name = t(`indicator.name.${entry.name}`)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={520}
      title={t('indicator.recordsOf', { name })}
      closeButtonProps={{ 'aria-label': t('interface.close') }}
    >
      {entry.denominator !== null && (
        <SegmentedControl
          fullWidth
          value={part}
          onChange={(value) => onPart(value as IndicatorPart)}
          data={indicatorParts.map((value) => ({ value, label: t(`indicator.part.${value}`) }))}
        />
      )}
      {incidents === undefined && error === null && (
        <SkeletonRows rows={6} height={60} label={t('interface.loading')} />
      )}
      {error !== null && (
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(error, t)}
          action={{ label: t('interface.retry'), onClick: () => void refetch() }}
        />
      )}
      {incidents !== undefined && (
        <p className={classes.total} role="status" data-total={data?.pages[0]?.total}>
          {entry.counts === 'steps' ? t('indicator.steps', { n }) : t('indicator.incidents', { n })}
        </p>
      )}
      {incidents?.length === 0 && <Notice title={t('indicator.none')} />}
      <ul className={classes.records}>
        {incidents?.map((incident) => (
          <RecordRow key={incident.id} incident={incident} link={link} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          size="sm"
          variant="default"
          fullWidth
          loading={isFetchingNextPage}
          onClick={() => {
            fetchNextPage().catch(() => undefined)
          }}
        >
          {t('indicator.more')}
        </Button>
      )}
    </Drawer>
  )
}

function RecordRow({ incident, link }: { incident: IndicatorRecord; link: IncidentLink }) {
  const { t, language, format } = useLanguage()
  const category = language === 'zh' ? incident.category_name : incident.category_name_en
  const place = [incident.grid_name, incident.estate_name ?? incident.address].filter(Boolean).join(' · ')
  return (
    <li className={classes.record} data-record={incident.id}>
      <span className={classes.recordHead}>
        {link(incident, category)}
        <span>{t(`incident.stage.${incident.stage}`)}</span>
      </span>
      <span className={classes.recordFoot}>
        <span>
          {incident.code}
          {place !== '' && ` · ${place}`}
        </span>
        <span>
          {format.moment(incident.reported_at)}
          {incident.times > 1 && ` · ${t('indicator.times', { n: incident.times })}`}
        </span>
      </span>
    </li>
  )
}
