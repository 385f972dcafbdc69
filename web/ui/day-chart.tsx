import { useState } from 'react'
import classes from './day-chart.module.css'

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

/** Sums so many days into one group that no more than `most` remain. */
export function groupDays(days: readonly DayValue[], most: number): DayGroup[] {
  const size = Math.max(1, Math.ceil(days.length / most))
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
}

/** Columns by day or by some days, at most 60; the pointed one says its days and number. */
export function DayChart({ days, label, caption }: DayChartProps) {
  const [over, setOver] = useState<number>()
  const columns = groupDays(fillDays(days), 60)
  const most = Math.max(1, ...columns.map(({ total }) => total))
  const step = 100 / Math.max(1, columns.length)
  const first = columns[0]
  const last = columns.at(-1)
  const pointed = over === undefined ? undefined : columns[over]
  return (
    <figure className={classes.chart}>
      <svg
        viewBox="0 0 100 40"
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          setOver(
            Math.min(
              columns.length - 1,
              Math.floor(((event.clientX - box.left) / box.width) * columns.length),
            ),
          )
        }}
        onPointerLeave={() => setOver(undefined)}
      >
        {columns.map(({ from, total }, index) => (
          <rect
            key={from}
            x={index * step + step * 0.12}
            width={step * 0.76}
            y={40 - (total / most) * 38}
            height={Math.max(total === 0 ? 0 : 0.6, (total / most) * 38)}
            className={index === over ? classes.over : classes.column}
          />
        ))}
        <line x1="0" x2="100" y1="40" y2="40" className={classes.base} />
      </svg>
      <figcaption className={classes.caption}>
        {pointed === undefined ? (
          <>
            <span>{first?.from}</span>
            <span>{last?.to}</span>
          </>
        ) : (
          <span className={classes.pointed}>{caption(pointed)}</span>
        )}
      </figcaption>
    </figure>
  )
}
