import { featureCollection, union } from '@turf/turf'
import type { MultiPolygon, Point, Polygon } from 'geojson'
import { roadSegment } from '../../api/base/base.table.ts'
import { building } from '../../api/building/building.table.ts'
import type { Database } from '../../api/database/open.ts'
import { community, district } from '../../api/district/district.table.ts'
import { estate } from '../../api/estate/estate.table.ts'
import { grid } from '../../api/grid/grid.table.ts'
import { categoryCatalogue } from '../../api/incident/category.model.ts'
import {
  type IncidentStage,
  type IncidentVerb,
  incidentStages,
  isOpen,
} from '../../api/incident/incident.model.ts'
import { incident, incidentEvent } from '../../api/incident/incident.table.ts'
import { nextStage } from '../../api/incident/transition.model.ts'
import { redevelopmentMilestone, redevelopmentZone } from '../../api/redevelopment/redevelopment.table.ts'
import { servicePoint } from '../../api/service/service.table.ts'
import { unit } from '../../api/unit/unit.table.ts'
import { mesh, pointAt, randomFrom, square } from './features.ts'

const columns = 5
const rows = 4
const size = 0.004
const hour = 3_600_000

const polygonOf = (shapes: readonly Polygon[]): Polygon | MultiPolygon => {
  const [first, ...others] = shapes
  if (!first) throw new Error('no shapes to join')
  if (others.length === 0) return first
  const joined = union(
    featureCollection(shapes.map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry }))),
  )
  if (!joined) throw new Error('the shapes have no union')
  return joined.geometry
}

export type SeededIncident = {
  id: number
  code: string
  category: string
  stage: IncidentStage
  severity: 'normal' | 'urgent'
  description: string
  reportedAt: Date
  dueAt: Date | null
  settledAt: Date | null
  closedAt: Date | null
  location: Point
  gridCode: string | null
  estateId: number | null
  zoneId: number | null
  unitId: number | null
}

/** The steps that lead to a stage; no verb leads to being collected. */
const pathTo: Record<IncidentStage, readonly IncidentVerb[]> = {
  collection: ['report'],
  assessment: ['report'],
  dispatch: ['report', 'accept'],
  handling: ['report', 'accept', 'acknowledge'],
  supervision: ['report', 'accept', 'acknowledge', 'complete'],
  feedback: ['report', 'accept', 'acknowledge', 'complete', 'verify'],
  closed: ['report', 'accept', 'acknowledge', 'complete', 'verify', 'close'],
  voided: ['report', 'void'],
  merged: ['report', 'merge'],
}

/** A log that an incident's row agrees with. */
function seededSteps({ stage, reportedAt, settledAt, closedAt }: Omit<SeededIncident, 'id'>) {
  let from: IncidentStage | null = null
  let at = reportedAt
  return pathTo[stage].map((verb) => {
    const toStage = nextStage(verb, from) ?? 'assessment'
    if (verb !== 'report') at = new Date(at.getTime() + 60_000)
    if (verb === 'complete') at = settledAt ?? at
    if (toStage === 'closed' || toStage === 'voided' || toStage === 'merged') at = closedAt ?? at
    const step = { verb, at, fromStage: from, toStage }
    from = toStage
    return step
  })
}

/**
 * Writes a small street straight into the tables: an irregular mesh of twenty grids in two communities, six estates,
 * forty buildings, a redevelopment zone and `incidents` incidents at random places in the last ninety days. Returns what
 * a test needs to work the answers out for itself.
 */
export async function seedStreet(
  database: Database,
  { street, west = 118.75, south = 32.06, incidents = 300, seed = 7 }: SeedOptions,
) {
  const random = randomFrom(seed)
  const cells = mesh(west, south, columns, rows, size, seed)
  const boundary = polygonOf(cells)
  await database
    .insert(district)
    .values({ streetCode: street, name: `XX路街道${street.slice(-1)}`, boundary })
  const isWestern = (index: number) => index % columns < 2
  const communities = [true, false].map((western, index) => ({
    streetCode: street,
    code: `${street}00${index + 1}`,
    name: index === 0 ? '铁南社区' : '五所村社区',
    boundary: polygonOf(cells.filter((_, cell) => isWestern(cell) === western)),
  }))
  await database.insert(community).values(communities)
  const grids = cells.map((cell, index) => {
    const communityCode = `${street}${isWestern(index) ? '001' : '002'}`
    return {
      streetCode: street,
      code: `${communityCode}${String(index + 1).padStart(3, '0')}`,
      communityCode,
      name: `第${index + 1}网格`,
      households: 100 + index,
      residentPopulation: 250 + index,
      registeredPopulation: 200 + index,
      elderlyPopulation: 50 + index,
      partyMembers: index,
      partyBranches: 1,
      boundary: cell,
    }
  })
  await database.insert(grid).values(grids)
  const estateNames = ['苏红里', '苏红村', '滨江花园', '五所村', 'XX新村', '安怀里']
  const drawnEstates = estateNames.map((name, index) => ({
    streetCode: street,
    code: `E${index + 1}`,
    name,
    builtYear: 1975 + index * 8,
    households: 100,
    boundary: square(west + 0.002 + index * 0.003, south + 0.004, 0.0025),
  }))
  const estateIds = await database.insert(estate).values(drawnEstates).returning({ id: estate.id })
  const estates = drawnEstates.map((entry, index) => ({ ...entry, id: estateIds[index]?.id ?? 0 }))
  const zoneShape = square(west + 0.0015, south + 0.0035, 0.006)
  const [zone] = await database
    .insert(redevelopmentZone)
    .values({
      streetCode: street,
      code: 'Z1',
      name: '城河村片区',
      kind: 'shanty',
      phase: 'signing',
      households: 200,
      certificates: 180,
      signedHouseholds: 150,
      signedCertificates: 120,
      vacatedHouseholds: 50,
      demolishedHouseholds: 10,
      boundary: zoneShape,
    })
    .returning({ id: redevelopmentZone.id })
  const zoneId = zone?.id ?? 0
  await database.insert(redevelopmentMilestone).values([
    {
      streetCode: street,
      zoneId,
      sequence: 1,
      name: '入户调查',
      plannedOn: '2026-01-10',
      doneOn: '2026-01-12',
    },
    { streetCode: street, zoneId, sequence: 2, name: '签约', plannedOn: '2026-09-01', doneOn: null },
  ])
  const buildings = Array.from({ length: 40 }, (_, index) => ({
    streetCode: street,
    code: `B${index + 1}`,
    name: `${index + 1}幢`,
    address: `安怀巷${index + 1}号`,
    kind: index % 5 === 0 ? ('commercial' as const) : ('residential' as const),
    floors: 1 + (index % 30),
    safetyClass: (['A', 'B', 'C', 'D'] as const)[index % 4],
    households: 10 + index,
    residentPopulation: 20 + index,
    registeredPopulation: 15 + index,
    elderlyPopulation: 5 + index,
    gridCode: grids[index % grids.length]?.code,
    estateId: index < 12 ? estates[index % 6]?.id : null,
    footprint: square(
      west + 0.001 + (index % 8) * 0.0023,
      south + 0.001 + Math.floor(index / 8) * 0.003,
      0.0004,
    ),
  }))
  await database.insert(building).values(buildings)
  const somewhere = () => pointAt(west + random() * columns * size, south + random() * rows * size)
  const units = Array.from({ length: 8 }, (_, index) => ({
    streetCode: street,
    code: `U${index + 1}`,
    name: `处置单位${index + 1}`,
    kind: index % 2 === 0 ? ('police' as const) : ('water' as const),
    location: somewhere(),
  }))
  const unitIds = (await database.insert(unit).values(units).returning({ id: unit.id })).map(({ id }) => id)
  const servicePoints = Array.from({ length: 10 }, (_, index) => ({
    streetCode: street,
    code: `S${index + 1}`,
    name: `便民服务点${index + 1}`,
    kind: 'clinic' as const,
    location: somewhere(),
  }))
  await database.insert(servicePoint).values(servicePoints)
  await database.insert(roadSegment).values(
    ['苏红路', '苏红路', 'XX川河北路'].map((name, index) => ({
      streetCode: street,
      code: `R${index + 1}`,
      name,
      class: 'street' as const,
      line: {
        type: 'LineString' as const,
        coordinates: [
          [west + index * size, south],
          [west + (index + 1) * size, south + size],
        ],
      },
    })),
  )
  const now = Date.now()
  const seeded = Array.from({ length: incidents }, (_, index) => {
    const stage = incidentStages[Math.floor(random() * incidentStages.length)] ?? 'dispatch'
    const reportedAt = new Date(now - Math.floor(random() * 90 * 24) * hour - 60_000)
    const category = categoryCatalogue[Math.floor(random() * categoryCatalogue.length)]
    if (!category) throw new Error('the catalogue is empty')
    const isDone = stage === 'supervision' || stage === 'feedback' || stage === 'closed'
    return {
      streetCode: street,
      code: `I-${street.slice(-1)}-${index + 1}`,
      scheme: category.scheme,
      category: category.code,
      stage,
      severity: random() < 0.2 ? ('urgent' as const) : ('normal' as const),
      source: 'grid' as const,
      description: index % 10 === 0 ? `占道 100%_${index}` : `垃圾 ${index}`,
      address: `安怀巷${index}号`,
      reporterName: '张三丰',
      reporterPhone: '13812348000',
      reportedAt,
      dueAt: random() < 0.2 ? null : new Date(reportedAt.getTime() + 48 * hour),
      settledAt: isDone ? new Date(reportedAt.getTime() + Math.ceil(random() * 90) * hour) : null,
      closedAt: isOpen(stage) ? null : new Date(reportedAt.getTime() + 100 * hour),
      updatedAt: reportedAt,
      sequence: pathTo[stage].length,
      gridCode: random() < 0.1 ? null : (grids[Math.floor(random() * grids.length)]?.code ?? null),
      location: somewhere(),
      estateId: index % 3 === 0 ? (estates[(index / 3) % estates.length]?.id ?? null) : null,
      zoneId: index % 7 === 0 ? zoneId : null,
      unitId: index % 4 === 0 ? (unitIds[(index / 4) % unitIds.length] ?? null) : null,
    }
  })
  const stored: { id: number; code: string }[] = []
  for (let start = 0; start < seeded.length; start += 500)
    stored.push(
      ...(await database
        .insert(incident)
        .values(seeded.slice(start, start + 500))
        .returning({ id: incident.id, code: incident.code })),
    )
  const ids = new Map(stored.map(({ id, code }) => [code, id]))
  const withIds: SeededIncident[] = seeded.map((entry) => ({ ...entry, id: ids.get(entry.code) ?? 0 }))
  const events = withIds.flatMap((entry) =>
    seededSteps(entry).map((step, index) => ({
      ...step,
      streetCode: street,
      incidentId: entry.id,
      sequence: index + 1,
      actor: index === 0 ? '张三丰' : '指挥员',
      actorRole: index === 0 ? ('resident' as const) : ('commander' as const),
    })),
  )
  for (let start = 0; start < events.length; start += 500)
    await database.insert(incidentEvent).values(events.slice(start, start + 500))
  return {
    street,
    boundary,
    communities,
    grids,
    estates,
    buildings,
    units: units.map((entry, index) => ({ ...entry, id: unitIds[index] ?? 0 })),
    servicePoints,
    zoneId,
    zoneShape,
    incidents: withIds,
  }
}

export type SeedOptions = {
  street: string
  west?: number
  south?: number
  incidents?: number
  seed?: number
}
export type SeededStreet = Awaited<ReturnType<typeof seedStreet>>
