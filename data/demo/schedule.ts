import { findCategory } from '../../api/incident/category.model.ts'
import type { IncidentHistoryEntry } from '../../api/incident/incident.model.ts'
import {
  chinaDay,
  chinaInstant,
  dayName,
  defaultWorkCalendar,
  type WorkCalendar,
} from '../../api/incident/work-calendar.model.ts'
import {
  addWorkingMinutes,
  limitsFor,
  runsAroundTheClock,
  workingMinutesBetween,
} from '../../api/incident/working-time.model.ts'
import type { PlannedFeature, PlannedIncident } from './incident-plan.ts'
import { dayFinder, periodOf } from './schedule-days.ts'
import { historyOf, minutesOf, reportStep, type Step, stepsOf } from './schedule-history.ts'

/** An incident as the import engine takes it. */
interface ScheduledIncident {
  code: string
  category: string
  severity: PlannedIncident['severity']
  source: PlannedIncident['source']
  description: string
  address: string
  reported_at: string
  reporter_name?: string
  reporter_phone?: string
  history: IncidentHistoryEntry[]
}

export interface ScheduledFeature {
  type: 'Feature'
  properties: ScheduledIncident
  geometry: PlannedFeature['geometry']
}

interface Schedule {
  features: ScheduledFeature[]
  note: string
}

/** A closed incident may be handled faster than its pace says, down to this share of it, to be closed by now. */
const fastest = 0.3
/** The share of the time until now after which the last of them is closed at the earliest: not all in one minute. */
const earliest = 0.45
const minutesPerStep = 4

/** The clock an incident is measured by. */
interface Clock {
  after(from: Date, minutes: number): Date
  between(from: Date, to: Date): number
}

const aroundTheClock: Clock = {
  after: (from, minutes) => new Date(from.getTime() + minutes * 60_000),
  between: (from, to) => (to.getTime() - from.getTime()) / 60_000,
}

const workingClock = (calendar: WorkCalendar): Clock => ({
  after: (from, minutes) => addWorkingMinutes(calendar, from, minutes),
  between: (from, to) => workingMinutesBetween(calendar, from, to),
})

const wholeSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000)

/** The latest whole second from which at least `minutes` pass on the clock until `now`. */
function before(clock: Clock, now: Date, minutes: number): Date {
  let high = Math.floor(now.getTime() / 1000)
  let low = high - 120 * 86_400
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (clock.between(new Date(middle * 1000), now) >= minutes) low = middle
    else high = middle
  }
  return new Date(low * 1000)
}

interface Laid {
  planned: PlannedFeature
  reportedAt: Date
  history: IncidentHistoryEntry[]
}

/**
 * Lays the demo's incidents out in time for a load at `now`: closed ones over the period in their order, every one
 * closed by now and within its limits; open ones backwards from now. Codes grow strictly with the time of the report.
 * Pure: the same input gives the same output, whatever the host's clock and time zone. `unitNames` by unit code.
 */
export function schedule(
  planned: readonly PlannedFeature[],
  unitNames: ReadonlyMap<string, string>,
  now: Date,
  calendar: WorkCalendar = defaultWorkCalendar,
): Schedule {
  const period = periodOf(now)
  const dayOf = dayFinder(calendar, period, now)
  const working = workingClock(calendar)
  const unitName = (code: string) => unitNames.get(code) ?? '处置单位'
  const taken = new Set<number>()

  /** Reports never share a second, so that codes and times agree in order. */
  const free = (instant: Date): Date => {
    let time = wholeSecond(instant).getTime()
    while (taken.has(time)) time -= 1000
    return new Date(time)
  }

  const entries = (report: Step, reportedAt: Date, steps: readonly Step[], times: readonly Date[]) =>
    historyOf([
      { step: report, at: reportedAt },
      ...steps.map((step, index) => ({ step, at: wholeSecond(times[index] ?? reportedAt) })),
    ])

  const prepare = ({ properties }: PlannedFeature) => {
    const category = findCategory(properties.category)
    if (!category) throw new Error(`the demo has an incident of the unknown category ${properties.category}`)
    const clock = runsAroundTheClock(category, properties.severity) ? aroundTheClock : working
    return { category, clock, steps: stepsOf(properties, unitName), report: reportStep(properties) }
  }

  function layClosed(feature: PlannedFeature, order: number): Laid {
    const { category, clock, steps, report } = prepare(feature)
    const { rank = 0, season, minute, pace, severity } = feature.properties
    const minutes = minutesOf(steps, pace, category)
    const needed = minutes.at(-1) ?? 0
    for (let day = dayOf(rank, season); ; day -= 1) {
      const reportedAt = free(chinaInstant(day, minute + ((order * 7919) % 60) / 60))
      if (reportedAt >= now) continue
      const available = clock.between(reportedAt, now) - 1
      const spread = earliest + (1 - earliest) * (((order * 4093) % 997) / 997)
      const factor = Math.min(1, (available / needed) * spread)
      if (factor < 1 && (factor < fastest || available < minutesPerStep * steps.length)) continue
      const times = minutes.map((value) => clock.after(reportedAt, value * factor))
      grant(steps, limitsFor(category, severity, reportedAt, calendar).dueAt)
      return { planned: feature, reportedAt, history: entries(report, reportedAt, steps, times) }
    }
  }

  /** The second extension of a path is the granted one: one working day more. */
  function grant(steps: Step[], dueAt: Date): void {
    const granted = steps.find(({ verb, role }) => verb === 'extend' && role === 'commander')
    if (granted) granted.detail = { due_at: addWorkingMinutes(calendar, dueAt, 420).toISOString() }
  }

  function layOpen(feature: PlannedFeature): Laid {
    const { category, clock, steps, report } = prepare(feature)
    const { stage = 'assessment', elapsed = 0.1, pace, severity } = feature.properties
    const passed = elapsed * category.settleMinutes
    const reportedAt = free(before(clock, now, passed))
    const { dueAt } = limitsFor(category, severity, reportedAt, calendar)
    grant(steps, dueAt)
    const done = upTo(steps, stage, feature.properties.units.length > 0)
    const minutes = minutesOf(steps, pace, category).slice(0, done.length)
    const factor = Math.min(1, (0.95 * clock.between(reportedAt, now)) / (minutes.at(-1) ?? 1))
    const history = done.map((step, index) => ({
      step,
      at: wholeSecond(clock.after(reportedAt, (minutes[index] ?? 0) * factor)),
    }))
    const settled = done.some(({ verb }) => verb === 'complete')
    if (dueAt < now && !settled)
      history.push({
        step: { verb: 'urge', actor: '系统', role: 'system', note: '已超过处置时限，自动督办' },
        at: dueAt,
      })
    history.sort((left, right) => left.at.getTime() - right.at.getTime())
    return {
      planned: feature,
      reportedAt,
      history: historyOf([{ step: report, at: reportedAt }, ...history]),
    }
  }

  const laid = planned.map((feature, order) => {
    const incident = feature.properties.stage === undefined ? layClosed(feature, order) : layOpen(feature)
    taken.add(incident.reportedAt.getTime())
    return incident
  })
  laid.sort((left, right) => left.reportedAt.getTime() - right.reportedAt.getTime())
  return { features: numbered(laid), note: period.note }
}

/** The steps after the report that lead to a stage; to dispatch with or without a unit called. */
function upTo(steps: readonly Step[], stage: string, isCalled: boolean): Step[] {
  const leaves: Record<string, string[]> = {
    assessment: ['accept', 'complete'],
    dispatch: isCalled ? ['acknowledge'] : ['dispatch', 'whistle'],
    handling: ['complete'],
    supervision: ['verify', 'rework'],
    feedback: ['callback', 'close'],
  }
  const end = steps.findIndex(({ verb }) => leaves[stage]?.includes(verb))
  return steps.slice(0, end < 0 ? steps.length : end)
}

function numbered(laid: readonly Laid[]): ScheduledFeature[] {
  let today = 0
  let number = 0
  return laid.map(({ planned, reportedAt, history }) => {
    const day = chinaDay(reportedAt)
    number = day === today ? number + 1 : 1
    today = day
    const { category, severity, source, description, address, reporter_name, reporter_phone } =
      planned.properties
    return {
      type: 'Feature',
      properties: {
        code: `SG${dayName(day).replaceAll('-', '')}${String(number).padStart(4, '0')}`,
        category,
        severity,
        source,
        description,
        address,
        reported_at: reportedAt.toISOString(),
        ...(reporter_name ? { reporter_name, reporter_phone } : {}),
        history,
      },
      geometry: planned.geometry,
    }
  })
}
