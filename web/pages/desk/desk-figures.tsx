import { useMemo } from 'react'
import { type Conditions, periodStart, requestParameters } from '../../filter/search-filter.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useIncidentSummary } from '../../incident/use-incidents.ts'
import { useNow } from '../../ui/use-now.ts'
import classes from './desk-figures.module.css'
import { type DeskView, writeDeskView } from './desk-view.ts'
import { PageLink } from './page-link.tsx'

interface DeskFiguresProps {
  view: DeskView
  street: string | undefined
}

/** The day in four figures, which lead to how they are defined and what they count. */
export function DeskFigures({ view, street }: DeskFiguresProps) {
  const { t, format } = useLanguage()
  const now = useNow(60_000)
  const { conditions } = view
  const [today, open] = useMemo(() => {
    const { period: _, from: __, to: ___, ...rest } = conditions
    const ask = (more: Conditions) => requestParameters(street ?? '', { ...rest, ...more }, now)
    return [ask({ from: periodStart('today', now) }), ask({ open: true })]
  }, [street, conditions, now])
  const isKnown = street !== undefined
  const [reported, waiting] = [
    useIncidentSummary(today, isKnown).data,
    useIncidentSummary(open, isKnown).data,
  ]
  const figures = [
    { key: 'reported', label: t('desk.reportedToday'), value: reported?.total },
    { key: 'closed', label: t('desk.closedToday'), value: reported && reported.total - reported.open },
    { key: 'open', label: t('desk.openNow'), value: waiting?.open },
    { key: 'overdue', label: t('desk.overdueNow'), value: waiting?.overdue },
  ]
  const { queue: _, incident: __, ...kept } = view
  return (
    <PageLink
      path="/desk/figures"
      search={writeDeskView({ ...kept, queue: 'assessment' })}
      className={classes.figures}
    >
      {figures.map(({ key, label, value }) => (
        <span key={key} className={classes.figure} data-figure={key} data-value={value}>
          <span className={classes.label}>{label}</span>
          <strong>{value === undefined ? '–' : format.number(value)}</strong>
        </span>
      ))}
    </PageLink>
  )
}
