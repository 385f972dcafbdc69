import type { IncidentFigures } from '../../client.ts'
import type { Conditions } from '../../filter/search-filter.ts'
import { TermSign } from '../../filter/term-sign.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { Figure, Figures } from '../../ui/figure.tsx'
import { Section } from '../../ui/panel.tsx'

interface IncidentFiguresSectionProps {
  figures: IncidentFigures
  /** The conditions under which the figures were counted. */
  base: Conditions
  /** The figures are of all time and ignore the filter. */
  everything?: boolean
  title?: string
  onChange(conditions: Conditions): void
}

/** Three counts of incidents; opening one sets the filter to the very records it counts. */
export function IncidentFiguresSection(props: IncidentFiguresSectionProps) {
  const { figures, base, everything = false, title, onChange } = props
  const { t, format } = useLanguage()
  return (
    <Section title={title ?? t('place.incidents')} aside={everything ? t('place.allTime') : undefined}>
      <Figures>
        <Figure
          label={t('incident.total')}
          value={format.number(figures.total)}
          onOpen={() => onChange(base)}
          definition={<TermSign term={everything ? 'totalHere' : 'total'} name={t('incident.total')} />}
        />
        <Figure
          label={t('incident.open')}
          value={format.number(figures.open)}
          tone={figures.open > 0 ? 'hand' : 'plain'}
          onOpen={() => onChange({ ...base, open: true })}
          definition={<TermSign term="open" name={t('incident.open')} />}
        />
        <Figure
          label={t('incident.overdue')}
          value={format.number(figures.overdue)}
          tone={figures.overdue > 0 ? 'overdue' : 'plain'}
          onOpen={() => onChange({ ...base, overdue: true })}
          definition={<TermSign term="overdue" name={t('incident.overdue')} />}
        />
      </Figures>
    </Section>
  )
}
