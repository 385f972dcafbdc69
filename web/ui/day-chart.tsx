import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import classes from './day-chart.module.css'

const mostColumns = 60

export interface DayValue {
  day: string
  total: number
}

/** Days without a value are zero days: fills the gaps between the first and the last. */
export function fillDays(days: readonly DayValue[]): DayValue[] {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const known = new Map(days.map((day) => [day.day, day.total]))
  const filled: DayValue[] = []
  const end = Date.parse(`${last.day}T00:00:00Z`)
  for (let at = Date.parse(`${first.day}T00:00:00Z`); at <= end; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    filled.push({ day, total: known.get(day) ?? 0 })
  }
  return filled
}

/** Some days in a row, both ends in it, and what they sum up to. */
export interface DayGroup {
  from: string
  to: string
  total: number
}

/** How many days a column sums up so that no more than `most` columns remain. */
export const daysPerGroup = (days: number, most: number): number => Math.max(1, Math.ceil(days / most))

/** How many days each column of the chart of these days sums up. */
export const chartStep = (days: readonly DayValue[]): number =>
  daysPerGroup(fillDays(days).length, mostColumns)

/** Sums so many days into one group that no more than `most` remain. */
export function groupDays(days: readonly DayValue[], most: number): DayGroup[] {
  const size = daysPerGroup(days.length, most)
  const groups: DayGroup[] = []
  for (let start = 0; start < days.length; start += size) {
    const part = days.slice(start, start + size)
    const [first, last] = [part[0], part.at(-1)]
    if (first !== undefined && last !== undefined)
      groups.push({ from: first.day, to: last.day, total: part.reduce((sum, { total }) => sum + total, 0) })
  }
  return groups
}

interface DayChartProps {
  days: readonly DayValue[]
  label: string
  caption(group: DayGroup): string
  /** A day, `YYYY-MM-DD`, in words. */
  dayWords(day: string): string
  /** Opens the records of these days. */
  onOpen(group: DayGroup): void
}

/**
 * Columns by day or by some days, at most 60. It is read and opened as one slider: the pointer or the arrows choose a
 * column, which says its days and number; a click or Enter opens it.
 */
export function DayChart({ days, label, caption, dayWords, onOpen }: DayChartProps) {
  const [chosen, setChosen] = useState<number>()
  const columns = groupDays(fillDays(days), mostColumns)
  const most = Math.max(1, ...columns.map(({ total }) => total))
  const step = 100 / Math.max(1, columns.length)
  const final = columns.length - 1
  const [first, last] = [columns[0], columns[final]]
  const at = chosen === undefined ? undefined : Math.min(chosen, final)
  const shown = at === undefined ? undefined : columns[at]
  const columnAt = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(final, Math.floor(((event.clientX - box.left) / box.width) * columns.length)))
  }
  const open = (index: number) => {
    const group = columns[index]
    if (group !== undefined) onOpen(group)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const now = at ?? final
    const steps = new Map([
      ['ArrowRight', now + 1],
      ['ArrowUp', now + 1],
      ['ArrowLeft', now - 1],
      ['ArrowDown', now - 1],
      ['PageUp', now + 7],
      ['PageDown', now - 7],
      ['Home', 0],
      ['End', final],
    ])
    const next = steps.get(event.key)
    if (next !== undefined) setChosen(Math.max(0, Math.min(final, next)))
    else if (event.key === 'Enter' || event.key === ' ') open(now)
    else return
    event.preventDefault()
  }
  const spoken = columns[at ?? final]
  return (
    <figure className={classes.chart}>
      <div
        className={classes.columns}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={final}
        aria-valuenow={at ?? final}
        aria-valuetext={spoken && caption(spoken)}
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(':focus-visible')) setChosen(at ?? final)
        }}
        onBlur={() => setChosen(undefined)}
        onPointerMove={(event) => setChosen(columnAt(event))}
        onPointerLeave={() => setChosen(undefined)}
        onClick={(event) => open(columnAt(event))}
      >
        <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
          {columns.map(({ from, total }, index) => (
            <rect
              key={from}
              x={index * step + step * 0.12}
              width={step * 0.76}
              y={40 - (total / most) * 38}
              height={Math.max(total === 0 ? 0 : 0.6, (total / most) * 38)}
              className={index === at ? classes.over : classes.column}
            />
          ))}
          <line x1="0" x2="100" y1="40" y2="40" className={classes.base} />
        </svg>
      </div>
      <figcaption className={classes.caption}>
        {shown === undefined ? (
          <>
            <span>{first && dayWords(first.from)}</span>
            <span>{last && dayWords(last.to)}</span>
          </>
        ) : (
          <span className={classes.pointed}>{caption(shown)}</span>
        )}
      </figcaption>
    </figure>
  )
}
