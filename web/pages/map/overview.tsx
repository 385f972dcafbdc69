import { useState } from 'react'
import { DistrictFigures } from '../../district/district-panel.tsx'
import { holdings } from '../../district/holdings.ts'
import { categoryName } from '../../filter/chips.ts'
import { isSolely, solely } from '../../filter/editors.tsx'
import { PlaceFigure } from '../../filter/place-figure.tsx'
import { type Conditions, dayInstant } from '../../filter/search-filter.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { StageBar } from '../../incident/stage-bar.tsx'
import { Bars } from '../../ui/bars.tsx'
import { chartStep, DayChart } from '../../ui/day-chart.tsx'
import { Figures } from '../../ui/figure.tsx'
import { Section } from '../../ui/panel.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { BlindNotice } from './blind-notice.tsx'
import { IncidentFiguresSection } from './incident-figures.tsx'
import type { Desk } from './use-desk.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'

interface OverviewProps {
  desk: Desk
  view: View
  change: ChangeView
}

const shortList = 8

/** The street at a glance, all of it under the filter: figures, six steps, categories, days, grids. */
export function Overview({ desk, view, change }: OverviewProps) {
  const { t, language, format } = useLanguage()
  const [allCategories, setAllCategories] = useState(false)
  const { conditions } = view
  const { district, summary: query, setConditions: onChange, openPlaces: onPlaces } = desk
  const summary = query.data
  const shape = desk.shape.data
  if (desk.blind) return <BlindNotice change={change} />
  if (summary === undefined && query.isError)
    return (
      <Notice
        tone="trouble"
        title={t('interface.failed')}
        detail={problemWords(query.error, t)}
        action={{ label: t('interface.retry'), onClick: () => query.refetch() }}
      />
    )
  // What is known of the incidents is shown though the street itself could not be read; that it could not is said.
  if (summary === undefined || (district === undefined && !desk.districtQuery.isError))
    return <SkeletonRows rows={6} height={96} label={t('interface.loading')} />
  const has = holdings(district)
  const known = (value: number, held: boolean) => (held ? format.number(value) : null)
  const categories = summary.by_category.toSorted((first, second) => second.total - first.total)
  const shown = allCategories ? categories : categories.slice(0, shortList)
  const grids = summary.by_grid
    .toSorted((first, second) => second.open - first.open || second.total - first.total)
    .slice(0, shortList)
  const step = chartStep(summary.by_day)
  const byDay = step === 1 ? t('incident.byDay') : t('incident.bySomeDays', { n: step })
  const isOpenOf = (code: string) => conditions.open === true && isSolely(conditions, 'grid', code)
  /** The open incidents of a grid, which its bar counts; the filter without both where it asks for them. */
  const openOf = (code: string): Conditions => {
    const { grid: _, open: __, ...rest } = conditions
    return isOpenOf(code) ? rest : { ...rest, grid: [code], open: true }
  }
  return (
    <>
      {shape !== undefined && Object.values(has).includes(true) && (
        <Section title={t('place.shapeFigures')} aside={format.area(shape.area)}>
          <Figures>
            <PlaceFigure
              term="resident"
              label={t('place.resident')}
              value={known(shape.resident_population, has.people)}
            />
            <PlaceFigure
              term="elderly"
              label={t('place.elderly')}
              value={known(shape.elderly_population, has.people)}
            />
            <PlaceFigure
              term="households"
              label={t('place.households')}
              value={known(shape.households, has.households)}
              onOpen={() => onPlaces({ of: 'buildings', shape: true })}
            />
            <PlaceFigure
              term="buildings"
              label={t('place.buildings')}
              value={known(shape.buildings, has.buildings)}
              onOpen={() => onPlaces({ of: 'buildings', shape: true })}
            />
            <PlaceFigure
              term="estates"
              label={t('place.estates')}
              value={known(shape.estates, has.estates)}
              onOpen={() => onPlaces({ of: 'estates', shape: true })}
            />
            <PlaceFigure
              term="servicePoints"
              label={t('place.servicePoints')}
              value={known(shape.service_points, has.servicePoints)}
              onOpen={() => onPlaces({ of: 'service-points', shape: true })}
            />
            <PlaceFigure
              term="grids"
              label={t('place.grids')}
              value={format.number(shape.grids)}
              onOpen={() => onPlaces({ of: 'grids', shape: true })}
            />
            <PlaceFigure
              term="units"
              label={t('place.units')}
              value={format.number(shape.units)}
              onOpen={() => onPlaces({ of: 'units', shape: true })}
            />
          </Figures>
          <p style={{ margin: '8px 0 0', color: 'var(--dim)', fontSize: 12 }}>{t('place.shapeNote')}</p>
        </Section>
      )}
      <IncidentFiguresSection figures={summary} base={conditions} onChange={onChange} />
      <Section title={t('incident.byStage')}>
        <StageBar
          counts={summary.by_stage}
          active={conditions.stage?.length === 1 ? conditions.stage : []}
          onToggle={(stage) => onChange(solely(conditions, 'stage', stage))}
        />
      </Section>
      {summary.by_day.length > 1 && (
        <Section title={byDay}>
          <DayChart
            days={summary.by_day}
            label={byDay}
            caption={({ from, to, total }) =>
              from === to
                ? t('incident.dayTotal', { day: format.day(from), n: format.number(total) })
                : t('incident.daysTotal', {
                    from: format.day(from),
                    to: format.day(to),
                    n: format.number(total),
                  })
            }
            dayWords={format.day}
            onOpen={({ from, to }) => {
              const { period: _, ...rest } = conditions
              onChange({ ...rest, from: dayInstant(from), to: dayInstant(to, true) })
            }}
          />
        </Section>
      )}
      {district !== undefined && shown.length > 0 && (
        <Section title={t('incident.byCategory')} aside={format.number(categories.length)}>
          <Bars
            format={format.number}
            bars={shown.map(({ code, total, overdue }) => ({
              key: code,
              label: categoryName(district.categories, code, language) ?? code,
              value: total,
              part: overdue,
              active: isSolely(conditions, 'category', code),
              onOpen: () => onChange(solely(conditions, 'category', code)),
            }))}
          />
          {categories.length > shortList && (
            <button type="button" className="plain-link" onClick={() => setAllCategories(!allCategories)}>
              {allCategories
                ? t('interface.collapse')
                : t('incident.showMore', { n: categories.length - shortList })}
            </button>
          )}
        </Section>
      )}
      {grids.length > 0 && (
        <Section title={t('incident.byGrid')} aside={t('incident.open')}>
          <Bars
            format={format.number}
            bars={grids.map(({ code, open, overdue, total }) => ({
              key: code,
              label: desk.names.grid(code),
              value: open,
              part: overdue,
              note: `/ ${format.number(total)}`,
              active: isOpenOf(code),
              onOpen: () => onChange(openOf(code)),
            }))}
          />
        </Section>
      )}
      {district !== undefined && <DistrictFigures district={district} onPlaces={onPlaces} />}
    </>
  )
}
