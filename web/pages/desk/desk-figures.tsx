import { useMemo } from 'react'
import {
  type Conditions,
  periodStart,
  requestParameters,
  writeConditions,
} from '../../filter/search-filter.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useIncidentSummary } from '../../incident/use-incidents.ts'
import { Definition } from '../../ui/definition.tsx'
import { useNow } from '../../ui/use-now.ts'
import classes from './desk-figures.module.css'
import { type DeskView, keptOfDesk } from './desk-view.ts'
import { PageLink } from './page-link.tsx'

interface DeskFiguresProps {
  view: DeskView
  street: string | undefined
}

/** The day in four figures, each of which leads to the incidents it counts, in the map's list; and what they mean. */
export function DeskFigures({ view, street }: DeskFiguresProps) {
  const { t, format } = useLanguage()
  const now = useNow(60_000)
  const { conditions } = view
  const rest = useMemo(() => {
    const { period: _, from: __, to: ___, ...kept } = conditions
    return kept
  }, [conditions])
  const [today, open] = useMemo(() => {
    const ask = (more: Conditions) => requestParameters(street ?? '', { ...rest, ...more }, now)
    return [ask({ from: periodStart('today', now) }), ask({ open: true })]
  }, [street, rest, now])
  const isKnown = street !== undefined
  const [reported, waiting] = [
    useIncidentSummary(today, isKnown).data,
    useIncidentSummary(open, isKnown).data,
  ]
  const figures: { key: string; label: string; value: number | undefined; records: Conditions }[] = [
    {
      key: 'reported',
      label: t('desk.reportedToday'),
      value: reported?.total,
      records: { period: 'today' },
    },
    {
      key: 'closed',
      label: t('desk.closedToday'),
      value: reported && reported.total - reported.open,
      records: { period: 'today', open: false },
    },
    { key: 'open', label: t('desk.openNow'), value: waiting?.open, records: { open: true } },
    {
      key: 'overdue',
      label: t('desk.overdueNow'),
      value: waiting?.overdue,
      records: { open: true, overdue: true },
    },
  ]
  return (
    <div className={classes.figures}>
      {figures.map(({ key, label, value, records }) => (
        <PageLink
          key={key}
          path="/"
          search={{ ...keptOfDesk(view), ...writeConditions({ ...rest, ...records }) }}
          className={classes.figure}
          data-figure={key}
          data-value={value}
        >
          <span className={classes.label}>{label}</span>
          <strong>{value === undefined ? '–' : format.number(value)}</strong>
        </PageLink>
      ))}
      <span className={classes.definition}>
        <Definition
          label={t('definition.show', { name: t('desk.figures') })}
          text={t('desk.figuresMeaning')}
          source={t('desk.figuresSource')}
        />
      </span>
    </div>
  )
}
