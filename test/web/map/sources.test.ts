import type { Feature, FeatureCollection, LineString, Polygon, Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import type { IncidentStage } from '../../../api/incident/incident.model.ts'
import { roadNameSource } from '../../../web/base/base.source.ts'
import { buildingShadowSource, convexHull } from '../../../web/building/building.source.ts'
import type { IncidentPoints } from '../../../web/client.ts'
import { gridLabelSource } from '../../../web/grid/grid.layer.ts'
import { classBreaks, gridFigure } from '../../../web/grid/grid-figure.ts'
import { en } from '../../../web/i18n/en/index.ts'
import { zh } from '../../../web/i18n/zh/index.ts'
import { incidentLayer } from '../../../web/incident/incident.layer.ts'
import { incidentSet, massFrom } from '../../../web/incident/incident-source.ts'
import { incidentStatus, statusWords } from '../../../web/incident/incident-status.ts'
import { joinLines, outsideOf, sharedBorders } from '../../../web/map/borders.ts'
import { sourceSplitter } from '../../../web/map/compose.ts'
import { labelPoint } from '../../../web/map/label-point.ts'
import { dusk, statuses } from '../../../web/map/palette.ts'
import { fittingZoom } from '../../../web/map/text.ts'

const square = (
  west: number,
  south: number,
  size: number,
  properties: Record<string, unknown> = {},
): Feature => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
})
const collection = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

describe('splitting data into sources', () => {
  const source = {
    id: 'a',
    from: ['first' as const],
    make: ({ first }: { first?: FeatureCollection; second?: number }) =>
      collection(...(first?.features ?? [])),
  }

  test('makes a source again only when its own data is another object', () => {
    const split = sourceSplitter([source])
    const first = collection(square(0, 0, 1))
    expect([...split({ first, second: 1 }).changed]).toEqual(['a'])
    expect([...split({ first, second: 2 }).changed]).toEqual([])
    expect([...split({ first: collection() }).changed]).toEqual(['a'])
  })

  test('gives an empty source for data that has not come', () => {
    expect(sourceSplitter([source])({}).collections.get('a')?.features).toEqual([])
  })
})

describe('borders', () => {
  test('draw a shared side once, and the outer edge as one line', () => {
    const borders = sharedBorders(collection(square(0, 0, 1), square(1, 0, 1)), (_, right) =>
      right ? 'inner' : 'outer',
    )
    const inner = borders.features.filter(({ properties }) => properties?.kind === 'inner')
    expect(inner.map(({ geometry }) => geometry.coordinates.length)).toEqual([2])
    const outer = borders.features.filter(({ properties }) => properties?.kind === 'outer')
    const drawn = outer.reduce((sum, { geometry }) => sum + geometry.coordinates.length - 1, 0)
    expect(drawn).toBe(6)
  })

  test('join lines end to end, but not round a sharp corner', () => {
    const straight: Position[][] = [
      [
        [1, 0],
        [2, 0],
      ],
      [
        [1, 0],
        [0, 0],
      ],
      [
        [2, 0],
        [2, 1],
      ],
    ]
    expect(joinLines(straight).map((line) => line.length)).toEqual([4])
    expect(joinLines(straight, Math.PI / 3).map((line) => line.length)).toEqual([3, 2])
  })

  test('the outside has the district as its hole', () => {
    expect(outsideOf(square(0, 0, 1))?.coordinates).toHaveLength(2)
    expect(outsideOf(null)).toBeNull()
  })
})

describe('label points', () => {
  test('lie inside a horseshoe, where its centre does not', () => {
    const horseshoe: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [3, 0],
          [3, 3],
          [2, 3],
          [2, 1],
          [1, 1],
          [1, 3],
          [0, 3],
          [0, 0],
        ],
      ],
    }
    const [x, y] = labelPoint(horseshoe)?.point ?? [1.5, 2]
    expect(y < 1 || x < 1 || x > 2).toBe(true)
  })

  test('choose the largest part of several, and none of a line', () => {
    const parts = {
      type: 'MultiPolygon' as const,
      coordinates: [square(0, 0, 1), square(10, 10, 4)].map(
        ({ geometry }) => (geometry as Polygon).coordinates,
      ),
    }
    expect(labelPoint(parts)?.point[0]).toBeCloseTo(12, 0)
    expect(labelPoint({ type: 'LineString', coordinates: [] })).toBeNull()
  })

  test('there is one a grid, with its number', () => {
    const grids = collection(
      square(0, 0, 1, { code: '320199001001012', name: '第12网格' }),
      square(1, 0, 1, { code: '320199001001013', name: '东门' }),
    )
    const labels = gridLabelSource.make({ grids }).features
    expect(labels.map(({ id, properties }) => [id, properties?.number])).toEqual([
      [320199001001012, '12'],
      [320199001001013, '东门'],
    ])
  })
})

describe('the zoom from which an area has room for a label', () => {
  // 34 px × 78,271.5 m × cos(latitude) ÷ √area, as a power of two.
  test('is worked out of its size and latitude', () => {
    // 201.7 m wide: 2,255,400 ÷ 201.7 = 11,180 = 2^13.45
    expect(fittingZoom(40_700, 32.06)).toBe(13)
    // 1,367.5 m wide: 2,012,900 ÷ 1,367.5 = 1,472 = 2^10.52
    expect(fittingZoom(1_870_000, 40.85)).toBe(10)
  })

  test('is told by every grid, from its area or else from its shape', () => {
    const grids = collection(
      square(118.75, 32.06, 0.002, { code: '1', name: '第1网格', area: 40_700 }),
      square(118.75, 32.06, 0.002, { code: '2', name: '第2网格' }),
    )
    expect(gridLabelSource.make({ grids }).features.map(({ properties }) => properties?.fits)).toEqual([
      13, 13,
    ])
  })
})

test('a road in pieces gets one name', () => {
  const piece = (...coordinates: Position[]): Feature<LineString> => ({
    type: 'Feature',
    properties: { name: '安乐路', class: 'street' },
    geometry: { type: 'LineString', coordinates },
  })
  const roads = collection(piece([0, 0], [1, 0]), piece([1, 0], [2, 0.1]), piece([3, 0.1], [2, 0.1]))
  expect(roadNameSource.make({ roads }).features).toHaveLength(1)
})

describe('shadows', () => {
  test('fall to the north-east and only from houses of two floors or more', () => {
    const buildings = collection(
      square(118, 32, 0.0002, { floors: 6 }),
      square(118, 33, 0.0002, { floors: 1 }),
    )
    const shadows = buildingShadowSource.make({ buildings }).features
    expect(shadows).toHaveLength(1)
    const shadow = shadows[0]?.geometry as Polygon
    const ring = shadow.coordinates[0] ?? []
    expect(Math.max(...ring.map(([x = 0]) => x))).toBeGreaterThan(118.0002)
    expect(Math.max(...ring.map(([, y = 0]) => y))).toBeGreaterThan(32.0002)
    expect(Math.min(...ring.map(([x = 0]) => x))).toBe(118)
  })

  test('hulls leave out inner points', () => {
    const hull = convexHull([
      [0, 0],
      [2, 0],
      [1, 1],
      [2, 2],
      [0, 2],
    ])
    expect(hull).toHaveLength(5)
    expect(hull).not.toContainEqual([1, 1])
  })
})

describe('figures of grids', () => {
  test('classes hold about equally many, with round limits', () => {
    const breaks = classBreaks(Array.from({ length: 60 }, (_, index) => 500 + index * 7))
    expect(breaks).toHaveLength(5)
    for (const limit of breaks) expect(limit).toBe(Number(limit.toPrecision(2)))
  })

  test('equal values make one class, none make none', () => {
    expect(classBreaks([3, 3, 3])).toEqual([])
    expect(classBreaks([])).toEqual([])
  })

  test('grids without a count have none of it, not nothing', () => {
    const grids = collection(square(0, 0, 1, { code: '1' }), square(1, 0, 1, { code: '2' }))
    const figure = gridFigure('incidents', grids, new Map([['1', 4]]))
    expect([...figure.values]).toEqual([
      [1, 4],
      [2, 0],
    ])
    expect(figure.classOf.get(2)).toBe(0)
    expect(figure.classOf.get(1)).toBe(figure.breaks.length)
  })
})

describe('incidents', () => {
  const now = Date.UTC(2026, 5, 1)
  const hour = 3_600_000
  const points = (stages: string[]): IncidentPoints => ({
    total: stages.length,
    columns: {
      id: stages.map((_, index) => index + 1),
      longitude: stages.map((_, index) => 118.75 + index * 1e-6),
      latitude: stages.map(() => 32.06),
      category: stages.map(() => '0102'),
      stage: stages as IncidentStage[],
      severity: stages.map(() => 'normal' as const),
      reported_at: stages.map(() => now),
      due_at: stages.map(() => now + hour),
      overdue: stages.map(() => false),
    },
  })

  test('status follows stage, limit and clock', () => {
    const status = (stage: IncidentStage, overdue: boolean, dueAt: number | null) =>
      incidentStatus({ stage, overdue, dueAt }, now)
    expect(status('handling', true, now + hour)).toBe('overdue')
    expect(status('handling', false, now - 1)).toBe('overdue')
    expect(status('handling', false, now)).toBe('dueSoon')
    expect(status('handling', false, now + hour)).toBe('dueSoon')
    expect(status('handling', false, now + 30 * hour)).toBe('inHand')
    expect(status('handling', false, null)).toBe('inHand')
    expect(status('closed', true, now - 1)).toBe('done')
    expect(status('merged', false, null)).toBe('void')
  })

  test('the limit no longer counts once an incident is settled', () => {
    for (const stage of ['supervision', 'feedback'] as const)
      for (const dueAt of [now - hour, now + hour])
        expect(incidentStatus({ stage, overdue: false, dueAt }, now), `${stage} ${dueAt}`).toBe('inHand')
    const settledAt = new Date(now - hour).toISOString()
    expect(incidentStatus({ stage: 'handling', overdue: false, dueAt: now - 1, settledAt }, now)).toBe(
      'inHand',
    )
    expect(incidentSet(points(['supervision']), now).open.features[0]?.properties.status).toBe('inHand')
  })

  test('the list calls a status what the legend calls it', () => {
    const items = incidentLayer.legend?.({ palette: dusk, options: {}, language: 'zh', scale: 1 }) ?? []
    for (const status of statuses)
      expect(items.find(({ id }) => id === status)?.label).toBe(statusWords[status])
  })

  test('a status is not called what all open ones are called', () => {
    const { zh: chinese, en: english } = statusWords.inHand
    for (const words of [zh, en]) expect([chinese, english]).not.toContain(words.incident.open)
  })

  test('open and ended are told apart, every one is drawn once', () => {
    const set = incidentSet(points(['handling', 'closed', 'voided', 'dispatch']), now)
    expect(set.open.features.map(({ id }) => id)).toEqual([1, 4])
    expect(set.ended.features.map(({ id }) => id)).toEqual([2, 3])
    expect(set.mass).toBeNull()
    expect(set.all.length).toBe(4)
  })

  test('the set is the very one of before until the clock changes a status', () => {
    const answer = points(['handling', 'dispatch'])
    const set = incidentSet(answer, now)
    expect(incidentSet(answer, now + 30_000)).toBe(set)
    const later = incidentSet(answer, now + 2 * hour)
    expect(later).not.toBe(set)
    expect(later.open.features.map(({ properties }) => properties.status)).toEqual(['overdue', 'overdue'])
    expect(later.ended).toBe(set.ended)
  })

  test('very many ended ones go to the graphics card as arrays, with their place in the columns', () => {
    const stages = ['handling', ...Array.from({ length: massFrom + 1 }, () => 'closed')]
    const set = incidentSet(points(stages), now)
    expect(set.ended.features).toHaveLength(0)
    expect(set.mass?.length).toBe(massFrom + 1)
    expect(set.mass?.indices[0]).toBe(1)
    expect(set.mass?.positions[0]).toBeCloseTo(118.750001, 9)
    expect(set.open.features).toHaveLength(1)
  })
})
