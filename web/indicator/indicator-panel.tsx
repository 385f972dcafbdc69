import { useState } from 'react'
import type { IndicatorName, IndicatorPart } from '../../api/indicator/indicator.model.ts'
import { type Conditions, instantDay } from '../filter/search-filter.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import { useNow } from '../ui/use-now.ts'
import classes from './indicator.module.css'
import { IndicatorCard } from './indicator-card.tsx'
import { type IncidentLink, IndicatorRecords } from './indicator-records.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { type ChosenPeriod, indicatorParameters, useIndicators } from './use-indicators.ts'

interface IndicatorPanelProps {
  street: string
  /** The one filter; its time is left out, for the period says it. */
  conditions: Conditions
  chosen: ChosenPeriod
  onChange(chosen: ChosenPeriod): void
  /** Makes words of an incident lead to it. */
  link: IncidentLink
}

const groups = [
  ['indicator.rates', 'rate'],
  ['indicator.counts', 'count'],
] as const

/** The indicators of a period, compared with the one before and the year before; each opens the records it counts. */
export function IndicatorPanel({ street, conditions, chosen, onChange, link }: IndicatorPanelProps) {
  const { t } = useLanguage()
  const now = useNow(60_000)
  const [opened, setOpened] = useState<{ name: IndicatorName; part: IndicatorPart }>()
  const query = indicatorParameters(street, conditions, chosen)
  const { data, error, refetch } = useIndicators(query)
  const entry = data?.indicators.find(({ name }) => name === opened?.name)
  return (
    <section aria-label={t('indicator.title')}>
      <PeriodChoice chosen={chosen} period={data?.period} now={now} onChange={onChange} />
      {error !== null && (
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(error, t)}
          action={{ label: t('interface.retry'), onClick: () => void refetch() }}
        />
      )}
      {data === undefined && error === null && (
        <SkeletonRows rows={6} height={120} label={t('interface.loading')} />
      )}
      {data !== undefined &&
        groups.map(([title, kind]) => (
          <section key={kind} aria-label={t(title)}>
            <h2 className={classes.group}>{t(title)}</h2>
            <ul className={classes.cards}>
              {data.indicators
                .filter((indicator) => indicator.kind === kind)
                .map((indicator) => (
                  <IndicatorCard
                    key={indicator.name}
                    entry={indicator}
                    onOpen={(part) => setOpened({ name: indicator.name, part })}
                  />
                ))}
            </ul>
          </section>
        ))}
      {opened !== undefined && entry !== undefined && data !== undefined && (
        <IndicatorRecords
          entry={entry}
          part={opened.part}
          query={{ ...query, date: instantDay(data.period.from), until: data.period.to }}
          link={link}
          onPart={(part) => setOpened({ ...opened, part })}
          onClose={() => setOpened(undefined)}
        />
      )}
    </section>
  )
}
