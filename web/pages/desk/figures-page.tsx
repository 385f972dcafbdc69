import { useNavigate, useSearch } from '@tanstack/react-router'
import { periodKinds } from '../../../api/indicator/period.model.ts'
import { isDay } from '../../filter/search-filter.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { IndicatorPanel } from '../../indicator/indicator-panel.tsx'
import type { ChosenPeriod } from '../../indicator/use-indicators.ts'
import { withoutFilter } from './search.ts'
import { StreetPage } from './street-page.tsx'

/** The indicators at `/desk/figures`: `?span=` a day, week, month or year, `?date=` a day of it. */
export function FiguresPage() {
  const { t } = useLanguage()
  const search = useSearch({ from: '/desk/figures' })
  const navigate = useNavigate({ from: '/desk/figures' })
  const date = search.date !== undefined && isDay(search.date) ? search.date : undefined
  const kind = periodKinds.find((known) => known === search.span) ?? 'month'
  const change = (next: Record<string, string | undefined>) => {
    navigate({ to: '/desk/figures', search: next }).catch(() => undefined)
  }
  const choose = (chosen: ChosenPeriod) => change({ ...search, span: chosen.kind, date: chosen.date })
  return (
    <StreetPage
      title={t('indicator.title')}
      filtered={t('indicator.filtered')}
      unfiltered={t('indicator.unfiltered')}
      onUnfilter={() => change(withoutFilter(search))}
    >
      {({ street, conditions, link }) => (
        <IndicatorPanel
          street={street}
          conditions={conditions}
          chosen={{ kind, date }}
          onChange={choose}
          link={link}
        />
      )}
    </StreetPage>
  )
}
