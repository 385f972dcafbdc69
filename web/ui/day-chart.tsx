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

/** Sums so many days into one that no more than `most` remain; each is named by its first day. */
export function groupDays(days: readonly DayValue[], most: number): DayValue[] {
  const size = Math.max(1, Math.ceil(days.length / most))
  const groups: DayValue[] = []
  for (let start = 0; start < days.length; start += size) {
    const part = days.slice(start, start + size)
    const first = part[0]
    if (first !== undefined)
      groups.push({ day: first.day, total: part.reduce((sum, day) => sum + day.total, 0) })
  }
  return groups
}

interface DayChartProps {
  days: readonly DayValue[]
  label: string
  caption(day: DayValue): string
}

/** Columns by day, at most 60; the pointed one says its day and number. */
export function DayChart({ days, label, caption }: DayChartProps) {
  const [over, setOver] = useState<number>()
  const columns = groupDays(fillDays(days), 60)
  const most = Math.max(1, ...columns.map((day) => day.total))
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
        {columns.map((day, index) => (
          <rect
            key={day.day}
            x={index * step + step * 0.12}
            width={step * 0.76}
            y={40 - (day.total / most) * 38}
            height={Math.max(day.total === 0 ? 0 : 0.6, (day.total / most) * 38)}
            className={index === over ? classes.over : classes.column}
          />
        ))}
        <line x1="0" x2="100" y1="40" y2="40" className={classes.base} />
      </svg>
      <figcaption className={classes.caption}>
        {pointed === undefined ? (
          <>
            <span>{first?.day}</span>
            <span>{last?.day}</span>
          </>
        ) : (
          <span className={classes.pointed}>{caption(pointed)}</span>
        )}
      </figcaption>
    </figure>
  )
}
