import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { findCategory } from '../../api/incident/category.model.ts'
import type { IncidentSeverity, IncidentSource } from '../../api/incident/incident.model.ts'
import { addressBook } from './incident-address.ts'
import { distance, type Metres, type Shape, toDegrees } from './incident-ground.ts'
import { closedIncidents, type Ground, hotSpots, hours, incidentMix, type Mix } from './incident-mix.ts'
import { openIncidents } from './incident-open.ts'
import { isOrderly, paceOf } from './incident-pace.ts'
import { gridAt, readDistrict, type Spot, spotsOf, text } from './incident-places.ts'
import type { IncidentPath, PlannedFeature, PlannedIncident } from './incident-plan.ts'
import { sentenceFor } from './incident-text.ts'
import { type Random, randomFrom } from './random.ts'

interface Wish {
  category: string
  mix: Mix
  ground: Ground
  spot: Spot
}

const entries = <Key extends string>(weights: Partial<Record<Key, number>>): [Key, number][] =>
  Object.entries(weights) as [Key, number][]

/** One of the items, as likely as its weight. */
function weighted<T>(random: Random, items: readonly T[], weightOf: (item: T) => number): T {
  let left = random.next() * items.reduce((sum, item) => sum + weightOf(item), 0)
  for (const item of items) {
    left -= weightOf(item)
    if (left < 0) return item
  }
  const last = items.at(-1)
  if (last === undefined) throw new Error('cannot pick from an empty list')
  return last
}

/** Roughly normal: the sum of three uniform numbers. */
const bell = (random: Random, middle: number, spread: number): number =>
  middle + spread * 2 * (random.next() + random.next() + random.next() - 1.5)

function minuteOf(random: Random, mix: Mix): number {
  const [middle, spread] = weighted(random, hours[mix.hours], ([, , weight]) => weight)
  return Math.round(Math.min(1435, Math.max(5, bell(random, middle, spread))))
}

function sourceOf(random: Random, category: string, ground: Ground, minute: number): IncidentSource {
  const atNight = minute < 400 || minute > 1200
  const isPrivate = category.startsWith('06') || ground === 'indoor'
  if (isPrivate)
    return weighted(
      random,
      ['resident', 'hotline', 'grid'] as const,
      (source) => ({ resident: 4, hotline: 3, grid: 4 })[source],
    )
  const weights = { grid: atNight ? 1 : 9, patrol: atNight ? 1.5 : 5, resident: 4, hotline: 3 }
  return weighted(random, ['grid', 'patrol', 'resident', 'hotline'] as const, (source) => weights[source])
}

function pathOf(
  random: Random,
  mix: Mix,
  source: IncidentSource,
  severity: IncidentSeverity,
  settle: number,
): IncidentPath {
  if (source === 'grid' && severity === 'normal' && random.chance((mix.small ?? 0) * 1.6)) return 'small'
  const roll = random.next()
  if (roll < 0.06 && settle >= 240) return 'whistle'
  if (roll < 0.1 && settle >= 480) return 'return'
  if (roll < 0.14) return 'rework'
  if (roll < 0.16 && settle >= 1260) return 'extend'
  return 'plain'
}

/** A lane without a name is a drive within an estate, and spoken of as such. */
const spokenGround = (ground: Ground, { road }: Spot): Ground =>
  ground === 'lane' && road && text(road, 'name') === '' ? 'old_yard' : ground

const surnames = [
  '张',
  '王',
  '李',
  '陈',
  '刘',
  '周',
  '吴',
  '徐',
  '孙',
  '朱',
  '马',
  '胡',
  '郭',
  '林',
  '何',
  '高',
]

/** A made-up caller: no given name, and a number of a range kept for examples. */
function caller(random: Random): Pick<PlannedIncident, 'reporter_name' | 'reporter_phone'> {
  return {
    reporter_name: `${random.pick(surnames)}某某`,
    reporter_phone: `1390000${String(random.whole(0, 9999)).padStart(4, '0')}`,
  }
}

/** Generates the demo's incidents from the district's files; always the same for the same files. */
export function generateIncidents(): PlannedFeature[] {
  const random = randomFrom('incidents')
  const district = readDistrict()
  const spots = spotsOf(district, random)
  const call = addressBook(district, random)
  const mixOf = (category: string): Mix => {
    const mix = incidentMix[category]
    if (!mix) throw new Error(`no mix for ${category}`)
    return mix
  }
  const spotOn = (ground: Ground): Spot => weighted(random, spots[ground], ({ weight }) => weight)
  /** The units of the wished kinds nearest to a place; the command centre calls, it is not called. */
  const unitsFor = (mix: Mix, point: Metres): string[] =>
    mix.units.flatMap((kind) => {
      const fitting = district.units.filter(
        (unit) => text(unit, 'kind') === kind && !text(unit, 'name').includes('指挥中心'),
      )
      const reach = kind === 'property' ? 260 : Number.POSITIVE_INFINITY
      const near = fitting
        .filter((unit) => distance(unit.middle, point) < reach)
        .sort((one, two) => distance(one.middle, point) - distance(two.middle, point))[0]
      return near ? [text(near, 'code')] : []
    })

  const plan = ({ category, mix, ground, spot }: Wish, more: Partial<PlannedIncident>): PlannedFeature => {
    const found = findCategory(category)
    if (!found) throw new Error(`no category ${category}`)
    const minute = minuteOf(random, mix)
    const severity = more.severity ?? (random.chance(mix.urgent ?? 0) ? 'urgent' : 'normal')
    const source = sourceOf(random, category, ground, minute)
    const { name, where, address } = call(spot, ground)
    const units = unitsFor(mix, spot.point)
    const path = more.path ?? pathOf(random, mix, source, severity, found.settleMinutes)
    const hasCaller = source === 'resident' || source === 'hotline'
    const grid: Shape | undefined = gridAt(district, spot.point)
    const needed = path === 'whistle' || path === 'return' ? 2 : path === 'small' ? 0 : 1
    const feasible = units.length >= needed ? path : 'plain'
    const drawn: Omit<PlannedIncident, 'pace'> = {
      category,
      severity,
      source,
      description: sentenceFor(random, category, spokenGround(ground, spot), minute, { name, where }),
      address,
      minute,
      ...(mix.season ? { season: mix.season } : {}),
      path: feasible,
      units: units.slice(0, feasible === 'plain' ? 1 : needed),
      leader: `${grid ? text(grid, 'name') : '网格'}长`,
      ...(hasCaller && random.chance(0.08) ? { answered: false } : {}),
      ...(hasCaller && random.chance(0.05) ? { satisfied: false } : {}),
      ...(hasCaller && random.chance(0.7) ? caller(random) : {}),
      ...more,
    }
    const properties = { ...drawn, path: feasible, pace: paceOf(random, { ...drawn, path: feasible }, found) }
    if (!isOrderly(properties, found))
      throw new Error(`the steps of ${category} (${feasible}) are out of order`)
    return { properties, geometry: { type: 'Point', coordinates: toDegrees(spot.point) } }
  }

  const wishes = closedWishes(random, spotOn, spots, mixOf)
  const shuffled = wishes.map((wish) => ({ wish, key: random.next() })).sort((one, two) => one.key - two.key)
  const closed = shuffled.map(({ wish }, index) =>
    plan(wish, { rank: Number(((index + random.next()) / shuffled.length).toFixed(5)) }),
  )
  const opened = openIncidents.map(({ category, ground, stage, elapsed, severity, path, isCalled }) => {
    const planned = plan(
      { category, mix: mixOf(category), ground, spot: spotOn(ground) },
      { stage, elapsed, severity, path },
    )
    if (!isCalled) planned.properties.units = []
    return planned
  })
  return [...closed, ...opened]
}

/** The closed ones as wishes: first those of the places that come again and again, then the rest of each category. */
function closedWishes(
  random: Random,
  spotOn: (ground: Ground) => Spot,
  spots: Record<Ground, Spot[]>,
  mixOf: (category: string) => Mix,
): Wish[] {
  const left = new Map(Object.entries(incidentMix).map(([category, { count }]) => [category, count]))
  const wishes: Wish[] = []
  const centres: Metres[] = []
  for (const { category, ground, times } of hotSpots) {
    let centre = spotOn(ground)
    while (centres.some((other) => distance(other, centre.point) < 70)) centre = spotOn(ground)
    centres.push(centre.point)
    const around = spots[ground].filter(({ point }) => distance(point, centre.point) < 20)
    for (let time = 0; time < times; time += 1)
      wishes.push({ category, mix: mixOf(category), ground, spot: random.pick(around) })
    left.set(category, (left.get(category) ?? 0) - times)
  }
  for (const [category, count] of left) {
    const mix = mixOf(category)
    for (let number = 0; number < count; number += 1) {
      const [ground] = weighted(random, entries(mix.grounds), ([, weight]) => weight)
      wishes.push({ category, mix, ground, spot: spotOn(ground) })
    }
  }
  if (wishes.length !== closedIncidents)
    throw new Error(`${wishes.length} incidents instead of ${closedIncidents}`)
  return wishes
}

/** The incidents as the text of a GeoJSON file, one feature a line. */
export function incidentsFile(features: readonly PlannedFeature[]): string {
  const lines = features.map((feature) => JSON.stringify({ type: 'Feature', ...feature }))
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`
}

/** Writes files/incidents.geojson; the district's other files must be there. */
export function writeIncidents(): void {
  writeFileSync(new URL('files/incidents.geojson', import.meta.url), incidentsFile(generateIncidents()))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeIncidents()
