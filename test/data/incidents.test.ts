import { readFileSync, statSync } from 'node:fs'
import { booleanPointInPolygon, distance, pointToLineDistance } from '@turf/turf'
import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { findCategory } from '../../api/incident/category.model.ts'
import { foldIncident, isOverdue } from '../../api/incident/fold.model.ts'
import { incidentHistoryEntry, isOpen } from '../../api/incident/incident.model.ts'
import { chinaDay, chinaMinute, defaultWorkCalendar } from '../../api/incident/work-calendar.model.ts'
import {
  limitsFor,
  runsAroundTheClock,
  workingMinutesBetween,
} from '../../api/incident/working-time.model.ts'
import { generateIncidents, incidentsFile } from '../../data/demo/generate-incidents.ts'
import { hotSpots } from '../../data/demo/incident-mix.ts'
import type { PlannedFeature } from '../../data/demo/incident-plan.ts'
import { describedCategories } from '../../data/demo/incident-sentences.ts'
import { type ScheduledFeature, schedule } from '../../data/demo/schedule.ts'
import { periodOf } from '../../data/demo/schedule-days.ts'

const path = (kind: string) => new URL(`../../data/demo/files/${kind}.geojson`, import.meta.url)
const read = <Shape>(kind: string): Shape => JSON.parse(readFileSync(path(kind), 'utf8'))

const planned = read<{ features: PlannedFeature[] }>('incidents').features
const units = read<FeatureCollection>('units').features
const unitNames = new Map(
  units.map(({ properties }) => [String(properties?.code), String(properties?.name)] as const),
)
const lay = (now: Date) => schedule(planned, unitNames, now)

interface Judged {
  feature: ScheduledFeature
  state: ReturnType<typeof foldIncident>
  limits: ReturnType<typeof limitsFor>
}

function judge(feature: ScheduledFeature): Judged {
  const { category: code, severity, reported_at, history } = feature.properties
  const category = findCategory(code)
  if (!category) throw new Error(code)
  const limits = limitsFor(category, severity, new Date(reported_at))
  return { feature, limits, state: foldIncident(history, limits) }
}

const moments: [name: string, now: string][] = [
  ['an autumn afternoon', '2026-11-23T14:00:00+08:00'],
  ['a morning in March', '2026-03-05T10:00:00+08:00'],
  ['early in a year', '2027-01-10T10:00:00+08:00'],
  ['a leap day', '2028-02-29T16:45:00+08:00'],
  ['a summer night', '2026-07-15T02:30:00+08:00'],
  ['the Spring Festival', '2026-02-17T09:00:00+08:00'],
  ['the last day of the first six weeks', '2026-02-11T23:59:00+08:00'],
  ['the first day after them', '2026-02-12T00:00:00+08:00'],
  ['New Year', '2027-01-01T00:00:00+08:00'],
]

describe.each(moments)('the demo incidents loaded on %s', (_name, moment) => {
  const now = new Date(moment)
  const { features } = lay(now)
  const judged = features.map(judge)
  const closed = judged.filter(({ state }) => state.stage === 'closed')
  const open = judged.filter(({ state }) => isOpen(state.stage))

  it('are 1,836 closed, and some open in every stage of the loop', () => {
    expect(closed).toHaveLength(1836)
    expect(open.length).toBe(features.length - 1836)
    expect(open.length).toBeGreaterThanOrEqual(38)
    expect(new Set(open.map(({ state }) => state.stage))).toEqual(
      new Set(['assessment', 'dispatch', 'handling', 'supervision', 'feedback']),
    )
  })

  it('are dispatched, settled and closed within their limits', () => {
    for (const { state, limits } of closed) {
      expect(state.closedAt?.getTime()).toBeLessThanOrEqual(limits.dueAt.getTime())
      expect(state.settledAt?.getTime()).toBeLessThan(state.closedAt?.getTime() ?? 0)
      if (state.dispatchedAt)
        expect(state.dispatchedAt.getTime()).toBeLessThanOrEqual(limits.dispatchDueAt.getTime())
    }
  })

  it('have nothing in the future', () => {
    for (const { state } of judged) expect(state.updatedAt.getTime()).toBeLessThanOrEqual(now.getTime())
  })

  it('are not closed in heaps', () => {
    const closings = new Map<string, number>()
    for (const { history } of features.map(({ properties }) => properties)) {
      const minute = history.find(({ verb }) => verb === 'close')?.at.slice(0, 16)
      if (minute !== undefined) closings.set(minute, (closings.get(minute) ?? 0) + 1)
    }
    expect(Math.max(...closings.values())).toBeLessThan(6)
  })

  it('keep to the period', () => {
    const { first, last } = periodOf(now)
    for (const { state } of closed) {
      expect(chinaDay(state.reportedAt)).toBeGreaterThanOrEqual(first)
      expect(chinaDay(state.reportedAt)).toBeLessThanOrEqual(last)
    }
  })

  it('have open ones overdue, due soon, fresh and urgent', () => {
    const overdue = open.filter(({ state }) => isOverdue(state, now))
    expect(overdue.length).toBeGreaterThanOrEqual(5)
    expect(overdue.length).toBeLessThanOrEqual(8)
    for (const { feature } of overdue)
      expect(feature.properties.history.at(-1)).toMatchObject({ verb: 'urge', actor_role: 'system' })
    const waiting = open.filter(({ state }) => state.settledAt === null && !isOverdue(state, now))
    const left = waiting.map(({ feature, limits }) => {
      const settleMinutes = findCategory(feature.properties.category)?.settleMinutes ?? 0
      return workingMinutesBetween(defaultWorkCalendar, now, limits.dueAt) / settleMinutes
    })
    expect(left.filter((share) => share < 0.2).length).toBeGreaterThanOrEqual(4)
    expect(left.filter((share) => share > 0.9).length).toBeGreaterThanOrEqual(6)
    expect(
      open.filter(({ feature }) => feature.properties.severity === 'urgent').length,
    ).toBeGreaterThanOrEqual(4)
  })

  it('are numbered in the order of their reports', () => {
    for (const [index, { properties }] of features.entries()) {
      const before = features[index - 1]?.properties
      expect(properties.code).toMatch(/^SG\d{12}$/)
      if (!before) continue
      expect(properties.code > before.code).toBe(true)
      expect(properties.reported_at > before.reported_at).toBe(true)
    }
  })

  it('are handled in working hours unless their clock never stops', () => {
    for (const { feature } of closed) {
      const { category: code, severity, history } = feature.properties
      const category = findCategory(code)
      if (!category || runsAroundTheClock(category, severity)) continue
      for (const { at } of history.slice(1)) {
        const instant = new Date(at)
        const minute = chinaMinute(instant)
        expect(defaultWorkCalendar.worksOn(chinaDay(instant))).toBe(true)
        expect((minute >= 540 && minute <= 720) || (minute >= 810 && minute <= 1050)).toBe(true)
      }
    }
  })

  it('have histories the import takes, and checks by another than who completed', () => {
    for (const { feature } of judged) {
      const { history } = feature.properties
      for (const entry of history) expect(incidentHistoryEntry.safeParse(entry).success).toBe(true)
      const completed = history.filter(({ verb }) => verb === 'complete').at(-1)
      for (const { verb, actor } of history) if (verb === 'verify') expect(actor).not.toBe(completed?.actor)
    }
  })
})

describe('the demo incidents', () => {
  const now = new Date('2026-11-23T14:00:00+08:00')
  const { features, note } = lay(now)

  it('follow the week and the hours of the day', () => {
    const days = new Map<number, number>()
    const { first, last } = periodOf(now)
    for (let day = first; day < last; day += 1) days.set(day, 0)
    const byHour = Array.from({ length: 24 }, () => 0)
    for (const { properties } of features) {
      const at = new Date(properties.reported_at)
      days.set(chinaDay(at), (days.get(chinaDay(at)) ?? 0) + 1)
      const hour = Math.floor(chinaMinute(at) / 60)
      byHour[hour] = (byHour[hour] ?? 0) + 1
    }
    const mean = (worked: boolean) => {
      const counts = [...days]
        .filter(([day]) => defaultWorkCalendar.worksOn(day) === worked)
        .map(([, count]) => count)
      return counts.reduce((sum, count) => sum + count, 0) / counts.length
    }
    expect(mean(true) / mean(false)).toBeGreaterThan(1.4)
    expect(Math.max(...days.values())).toBeLessThan(25)
    const between = (from: number, to: number) =>
      byHour.slice(from, to).reduce((sum, count) => sum + count, 0)
    expect(between(7, 10) + between(17, 20)).toBeGreaterThan(features.length * 0.5)
    expect(between(0, 5)).toBeLessThan(features.length * 0.01)
  })

  it('have their season', () => {
    const months = (category: string) =>
      features
        .filter(({ properties }) => properties.category === category)
        .map(({ properties }) => Number(properties.reported_at.slice(5, 7)))
    const noise = months('0508')
    expect(noise.filter((month) => month >= 6 && month <= 9).length).toBeGreaterThan(noise.length * 0.6)
    for (const month of months('0407')) expect([12, 1, 2]).toContain(month)
  })

  it('have about the mix of a real district', () => {
    const share = (main: string) =>
      features.filter(({ properties }) => properties.category.startsWith(main)).length / features.length
    expect(share('01')).toBeGreaterThan(0.6)
    expect(share('01')).toBeLessThan(0.65)
    expect(share('05')).toBeCloseTo(0.24, 1)
    expect(share('02')).toBeCloseTo(0.03, 1)
    expect(share('03')).toBeCloseTo(0.02, 1)
    expect(share('04')).toBeCloseTo(0.022, 1)
    expect(share('06')).toBeGreaterThan(0.03)
    for (const { properties } of features) expect(describedCategories).toContain(properties.category)
  })

  it('come again and again at a few places', () => {
    const places = hotSpots.map(({ category, times }) => {
      const same = planned.filter(({ properties }) => properties.category === category)
      const most = same.map(
        (centre) =>
          same.filter((other) => distance(centre.geometry.coordinates, other.geometry.coordinates) < 0.05)
            .length,
      )
      return Math.max(...most) - times
    })
    for (const more of places) expect(more).toBeGreaterThanOrEqual(0)
    expect(places.length).toBeGreaterThan(10)
  })

  it('name nobody', () => {
    for (const { properties } of features) {
      const { reporter_name, reporter_phone } = properties
      expect(reporter_name === undefined).toBe(reporter_phone === undefined)
      if (reporter_name) expect(reporter_name).toMatch(/^.某某$/)
      if (reporter_phone) expect(reporter_phone).toMatch(/^1390000\d{4}$/)
      for (const { actor } of properties.history)
        expect(actor).toMatch(
          /^(指挥中心|居民|系统|12345 热线|街面巡查队|第\d+网格长)$|..(队|所|站|班|班组|中心|委员会|办公室)$/,
        )
      expect(properties.description.length).toBeLessThan(70)
      expect(properties.description).not.toMatch(/[[\]{}|]|undefined/)
    }
  })

  it('vary in their words', () => {
    expect(new Set(features.map(({ properties }) => properties.description)).size).toBeGreaterThan(
      features.length * 0.85,
    )
  })

  it('are the same whenever they are laid out, wherever the host is', () => {
    const zone = process.env.TZ
    try {
      process.env.TZ = 'America/New_York'
      expect(new Date(0).getHours()).toBe(19)
      expect(lay(now)).toEqual({ features, note })
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  it('say which period they were laid over', () => {
    expect(note).toContain('2026-01-01 至 2026-11-23')
    expect(lay(new Date('2027-01-10T10:00:00+08:00')).note).toContain('最近十二个月 2026-01-10 至 2027-01-10')
  })
})

describe('the places of the demo incidents', () => {
  const grids = read<FeatureCollection<Polygon>>('grids').features
  const base = read<FeatureCollection>('base-features').features
  const buildings = read<FeatureCollection<Polygon>>('buildings').features
  const of = <Shape extends Polygon | LineString>(kind: string) =>
    base.filter((feature): feature is Feature<Shape> => feature.properties?.kind === kind)
  const points = planned.map(({ properties, geometry }) => ({ properties, point: geometry as Point }))

  it('are in the district, every grid has some', () => {
    const hit = new Set<string>()
    for (const { point } of points) {
      const grid = grids.find((one) => booleanPointInPolygon(point, one))
      expect(grid).toBeDefined()
      hit.add(String(grid?.properties?.code))
    }
    expect(hit.size).toBe(grids.length)
  })

  it('are neither in the water nor on the railway', () => {
    const water = of<Polygon>('water')
    const rails = of<LineString>('rail')
    expect(water.length).toBeGreaterThan(0)
    expect(rails.length).toBeGreaterThan(0)
    const southernmost = Math.min(
      ...rails.flatMap((rail) => rail.geometry.coordinates.map(([, north]) => north ?? 90)),
    )
    for (const { point } of points) {
      expect(water.some((one) => booleanPointInPolygon(point, one))).toBe(false)
      if ((point.coordinates[1] ?? 0) < southernmost - 0.001) continue
      for (const rail of rails)
        expect(pointToLineDistance(point, rail, { units: 'meters' })).toBeGreaterThan(5)
    }
  })

  it('are inside a building only for what happens in houses', () => {
    const boxes = buildings.map((building) => {
      const ring = building.geometry.coordinates[0] ?? []
      const [x, y] = [ring.map(([one]) => one ?? 0), ring.map(([, two]) => two ?? 0)]
      return {
        building,
        west: Math.min(...x),
        east: Math.max(...x),
        south: Math.min(...y),
        north: Math.max(...y),
      }
    })
    let inside = 0
    for (const { properties, point } of points) {
      const [longitude = 0, latitude = 0] = point.coordinates
      const found = boxes.some(
        ({ building, west, east, south, north }) =>
          longitude > west &&
          longitude < east &&
          latitude > south &&
          latitude < north &&
          booleanPointInPolygon(point, building),
      )
      if (!found) continue
      inside += 1
      expect(['0601', '0602', '0603', '0604']).toContain(properties.category)
    }
    expect(inside).toBeGreaterThan(40)
  })

  it('are what the generator makes of the district, in a file of at most 1.2 MB', () => {
    expect(incidentsFile(generateIncidents())).toBe(readFileSync(path('incidents'), 'utf8'))
    expect(statSync(path('incidents')).size).toBeLessThan(1_200_000)
  }, 60_000)
})
