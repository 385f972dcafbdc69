import { type IndicatorPart, indicatorParts } from '../../api/indicator/indicator.model.ts'
import type { IndicatorEntry } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Definition } from '../ui/definition.tsx'
import classes from './indicator.module.css'

interface IndicatorCardProps {
  entry: IndicatorEntry
  onOpen(part: IndicatorPart): void
}

/** One indicator: its figure, what it is made of, what it was before and a year ago. */
export function IndicatorCard({ entry, onOpen }: IndicatorCardProps) {
  const { t, format } = useLanguage()
  const name = t(`indicator.name.${entry.name}`)
  const shown = (value: number | null) =>
    value === null ? '—' : entry.kind === 'rate' ? format.share(value) : format.number(value)
  const open = (part: IndicatorPart, count: number, children: string, className?: string) => (
    <button
      type="button"
      className={className}
      aria-label={t('indicator.openPart', {
        name,
        part: t(`indicator.part.${part}`),
        n: format.number(count),
      })}
      onClick={() => onOpen(part)}
    >
      {children}
    </button>
  )
  return (
    <li className={classes.card} data-indicator={entry.name}>
      <h3 className={classes.name}>
        {name}
        <Definition
          label={t('definition.show', { name })}
          text={t(`indicator.meaning.${entry.name}`)}
          source={`${t('indicator.comparison')} ${t('indicator.source')}`}
        />
      </h3>
      {entry.kind === 'count' ? (
        open('numerator', entry.numerator, shown(entry.value), classes.value)
      ) : (
        <div className={classes.value} data-value>
          {shown(entry.value)}
        </div>
      )}
      {entry.denominator !== null && (
        <div className={classes.parts}>
          {indicatorParts.map((part) => {
            const count = entry[part] ?? 0
            const words = { part: t(`indicator.part.${part}`), n: format.number(count) }
            return <span key={part}>{open(part, count, t('indicator.partFigure', words), classes.part)}</span>
          })}
        </div>
      )}
      <dl className={classes.comparison}>
        {(
          [
            ['indicator.previous', entry.previous],
            ['indicator.lastYear', entry.last_year],
          ] as const
        ).map(([label, other]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>
              {shown(other.value)} <Change entry={entry} from={other.value} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

/** How much more or less it is, in points of a rate; nothing where there is nothing to compare. */
function Change({ entry: { kind, value }, from }: { entry: IndicatorEntry; from: number | null }) {
  const { t, format } = useLanguage()
  if (value === null || from === null) return null
  const isRate = kind === 'rate'
  const difference = isRate ? Math.round((value - from) * 1000) / 10 : value - from
  if (difference === 0) return <span className={classes.change}>{t('indicator.same')}</span>
  const size = format.number(Math.abs(difference), 1)
  const n = isRate ? t('indicator.points', { n: size }) : size
  return (
    <span className={classes.change}>
      <span aria-hidden="true">{difference > 0 ? '▲ ' : '▼ '}</span>
      {difference > 0 ? t('indicator.up', { n }) : t('indicator.down', { n })}
    </span>
  )
}
