import {
  chinaDay,
  chinaMinute,
  dayName,
  dayNumber,
  type WorkCalendar,
  weekdayOf,
} from '../../api/incident/work-calendar.model.ts'
import type { Season } from './incident-plan.ts'

/** The demo's period: days as `chinaDay` counts them, both included; `note` says what it is. */
export interface Period {
  first: number
  last: number
  note: string
}

const sixWeeks = 42

/**
 * From 1 January of the current year in China to now. In the first six weeks, too short for a year's incidents, the
 * last twelve months instead.
 */
export function periodOf(now: Date): Period {
  const last = chinaDay(now)
  const [year = '', month = '', day = ''] = dayName(last).split('-')
  const newYear = dayNumber(`${year}-01-01`)
  if (last - newYear >= sixWeeks)
    return {
      first: newYear,
      last,
      note: `演示数据：事件时间在载入时排布于 ${dayName(newYear)} 至 ${dayName(last)}（本年度）`,
    }
  const first = dayNumber(`${Number(year) - 1}-${month}-${day}`)
  return {
    first,
    last,
    note: `演示数据：年初载入，事件时间排布于最近十二个月 ${dayName(first)} 至 ${dayName(last)}，而非本年度`,
  }
}

/** Chance of a rainy day per month, January first, as along the lower Yangtze: plum rains in June and July. */
const rainByMonth = [0.2, 0.22, 0.28, 0.26, 0.26, 0.36, 0.36, 0.3, 0.22, 0.18, 0.2, 0.16]

/** A number in 0…1 that depends on the day alone. */
function noise(day: number): number {
  let mixed = Math.imul(day ^ (day >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296
}

const monthOf = (day: number): number => Number(dayName(day).slice(5, 7))

/** Whether it rains in the demo on a day: the same for every load. */
const rainsOn = (day: number): boolean => noise(day) < (rainByMonth[monthOf(day) - 1] ?? 0)

function seasonFactor(day: number, season: Season | undefined): number {
  const month = monthOf(day)
  if (season === 'summer') return month >= 6 && month <= 9 ? 1 : 0.04
  if (season === 'winter') return month === 12 || month <= 2 ? 1 : 0.0001
  if (season === 'rain') return rainsOn(day) ? 1 : rainsOn(day - 1) ? 0.8 : 0.03
  return 1
}

/** How busy a day is: weekdays full, Mondays a little fuller, weekends and holidays quieter. */
function rhythm(calendar: WorkCalendar, day: number): number {
  const weekday = weekdayOf(day)
  const swing = 0.85 + 0.3 * noise(day + 977)
  if (calendar.worksOn(day)) return swing * (weekday === 1 ? 1.15 : 1)
  return swing * (calendar.nameOf(day) === undefined ? 0.58 : 0.45)
}

/** Share of a day's reports that have come in by a minute of the day, roughly. */
const shareByMinute = (minute: number): number => Math.min(1, Math.max(0, (minute - 400) / 860))

/** Finds the day for a place (0…1) in the period, by how busy each day is for things of a season. */
export function dayFinder(
  calendar: WorkCalendar,
  period: Period,
  now: Date,
): (rank: number, season: Season | undefined) => number {
  const sums = new Map<Season | undefined, number[]>()
  const cumulative = (season: Season | undefined): number[] => {
    let known = sums.get(season)
    if (!known) {
      let sum = 0
      known = []
      for (let day = period.first; day <= period.last; day += 1) {
        const part = day === period.last ? shareByMinute(chinaMinute(now)) : 1
        sum += part * rhythm(calendar, day) * seasonFactor(day, season)
        known.push(sum)
      }
      sums.set(season, known)
    }
    return known
  }
  return (rank, season) => {
    const known = cumulative(season)
    const wanted = rank * (known.at(-1) ?? 0)
    let low = 0
    let high = known.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((known[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    return period.first + low
  }
}
