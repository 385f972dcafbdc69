import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './figure.module.css'

export type Tone = 'plain' | 'overdue' | 'soon' | 'hand' | 'done'

interface FigureProps {
  label: string
  /** Null where there is no such data, which is not the same as none. */
  value: ReactNode | null
  unit?: string
  tone?: Tone
  /** Opens the records the figure counts; there are none where there is no value. */
  onOpen?(): void
  /** What the figure means. */
  definition: ReactNode
}

/** One big number with a small label; a figure that counts records is a button to them. */
export function Figure({ label, value, unit, tone = 'plain', onOpen, definition }: FigureProps) {
  const { t } = useLanguage()
  const shownUnit = value === null ? t('interface.noData') : unit
  const number = (
    <span className={classes.value} data-tone={value === null ? 'missing' : tone}>
      {value ?? '—'}
      {shownUnit !== undefined && <small className={classes.unit}>{shownUnit}</small>}
    </span>
  )
  return (
    <div className={classes.figure} data-figure>
      {onOpen === undefined || value === null ? (
        number
      ) : (
        <button type="button" className={classes.open} onClick={onOpen} aria-label={`${label} ${value}`}>
          {number}
        </button>
      )}
      <span className={classes.label}>
        {label}
        {definition}
      </span>
    </div>
  )
}

/** Figures side by side, as many as fit. */
export function Figures({ children, columns = 3 }: { children: ReactNode; columns?: 2 | 3 | 4 }) {
  return (
    <div className={classes.figures} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {children}
    </div>
  )
}
