import type { Feature, FeatureCollection, Position } from 'geojson'
import { gridCollection } from '../../api/grid/grid.collection.ts'
import { incidentCollection } from '../../api/incident/incident.collection.ts'
import type { BenchDatabase } from './databases.ts'
import { interleave, type Load, loadUrl } from './load.ts'
import { mapServerVersion, missingForMapServer, startMapServer } from './mapserver.ts'
import { figure, progress, type Report } from './report.ts'
import { startServer } from './server.ts'
import { medianSample, type Sample, speedRatio } from './statistics.ts'
import { surveyOf } from './targets.ts'

const featuresOf = async (url: string): Promise<Feature[]> => {
  const response = await fetch(url)
  const text = await response.text()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text.slice(0, 300)}`)
  return (JSON.parse(text) as FeatureCollection).features
}

const positionsOf = (value: unknown): Position[] =>
  Array.isArray(value) && typeof value[0] === 'number'
    ? [value as Position]
    : Array.isArray(value)
      ? value.flatMap(positionsOf)
      : []

/** Every position in the order it is stored, which both servers keep. */
const outline = (feature: Feature): Position[] =>
  positionsOf('coordinates' in feature.geometry ? feature.geometry.coordinates : [])

/** A value without what the two servers write differently: types as text, instants by the second, absent as empty. */
function plain(value: unknown): string | number {
  if (value === null || value === undefined || value === '') return ''
  if (value === true || value === 'true') return 1
  if (value === false || value === 'false') return 0
  const text = String(value)
  if (/^\d{4}-\d\d-\d\d[T ]/.test(text)) return Math.floor(Date.parse(text.replace(' ', 'T')) / 1000)
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function isSame(first: unknown, second: unknown): boolean {
  const [one, other] = [plain(first), plain(second)]
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-4 * Math.max(1, Math.abs(one))
  return one === other
}

/** Says in what two answers differ: their features, a property, or a position by more than 0.2 m. */
export function differenceOf(ours: Feature[], theirs: Feature[], key: string): string | undefined {
  if (ours.length !== theirs.length) return `${ours.length} features against ${theirs.length}`
  const others = new Map(theirs.map((feature) => [String(feature.properties?.[key]), feature]))
  for (const feature of ours) {
    const id = String(feature.properties?.[key])
    const other = others.get(id)
    if (!other) return `${key} ${id} is missing`
    for (const [name, value] of Object.entries(feature.properties ?? {}))
      if (!isSame(value, other.properties?.[name]))
        return `${id}: ${name} is ${value} against ${other.properties?.[name]}`
    const [mine, their] = [outline(feature), outline(other)]
    const isFar = mine.some(
      ([x = 0, y = 0], index) =>
        Math.abs(x - (their[index]?.[0] ?? Number.NaN)) > 2e-6 ||
        Math.abs(y - (their[index]?.[1] ?? Number.NaN)) > 2e-6,
    )
    if (mine.length !== their.length || isFar) return `${id}: another geometry`
  }
  return undefined
}

/** Times the API's /ogc against MapServer over the same PostgreSQL database, in turn, answers compared first. */
export async function benchMapServer(
  report: Report,
  database: BenchDatabase,
  load: Load,
  rounds: number,
): Promise<void> {
  report.heading('MapServer over the same rows (PostgreSQL)')
  const missing = missingForMapServer()
  if (missing) {
    report.line(missing)
    return
  }
  const server = await startServer(database.environment)
  const { street, hundredBox } = await surveyOf(server.url)
  const mapServer = await startMapServer(database.environment.DATABASE_URL ?? '', [
    { collection: gridCollection, street },
    { collection: incidentCollection },
  ])
  const ogc = `${server.url}/ogc/collections`
  const questions = [
    {
      name: 'grids, 57',
      key: 'code',
      ours: (index: number) => `${ogc}/grids/items?street_code=${street}&limit=${1000 + index}`,
      theirs: mapServer.addresses('grids', 1000),
    },
    {
      name: 'incidents, bbox of 100',
      key: 'id',
      ours: (index: number) => {
        const [west = '', ...others] = hundredBox.split(',')
        return `${ogc}/incidents/items?bbox=${[(Number(west) - index * 1e-12).toFixed(12), ...others].join(',')}&limit=100`
      },
      theirs: mapServer.addresses('incidents', 100, hundredBox),
    },
  ]
  const rows: (string | number)[][] = []
  for (const { name, key, ours, theirs } of questions) {
    progress(`mapserver: ${name}`)
    const mine = await featuresOf(ours(0))
    for (const [way, address] of Object.entries(theirs)) {
      const difference = differenceOf(mine, await featuresOf(address), key)
      if (difference) throw new Error(`MapServer (${way}) answers otherwise for ${name}: ${difference}`)
    }
    const contestants = {
      'streetgrid /ogc, addresses that repeat': (round: Load) => loadUrl(ours(0), round),
      'streetgrid /ogc, each address new': (round: Load) => loadUrl(ours, round),
      ...Object.fromEntries(
        Object.entries(theirs).map(([way, address]) => [
          `MapServer, ${way}`,
          (round: Load) => loadUrl(address, round),
        ]),
      ),
    }
    const samples = await interleave(Object.values(contestants), load, rounds)
    const best = samples
      .slice(2)
      .reduce((one, other) => (medianSample(other).perSecond > medianSample(one).perSecond ? other : one))
    const ratio = (of: Sample[], index: number) => (index < 2 ? figure(speedRatio(of, best), ' ×') : '')
    for (const [index, label] of Object.keys(contestants).entries()) {
      const sample = medianSample(samples[index] ?? [])
      rows.push([
        `${name}: ${label}`,
        sample.perSecond,
        sample.p50,
        sample.p95,
        sample.p99,
        figure(sample.bytes / 1024),
        ratio(samples[index] ?? [], index),
      ])
    }
    report.keep(`mapserver.${key}`, { name, contestants: Object.keys(contestants), samples })
  }
  report.line(
    `MapServer ${mapServerVersion()} (cgi-mapserver of the system) as two FastCGI processes behind nginx, database connections kept open, extents given, projection spelled out, GeoJSON streamed; the same features, properties and positions were checked first. ${load.connections} connections, uncompressed answers, ${rounds} rounds of ${load.seconds} s in turn; the last column is the median ratio of rates to MapServer’s faster way.`,
  )
  report.line()
  report.table(['question: server', '/s', 'p50', 'p95', 'p99 ms', 'KB', 'against MapServer'], rows)
  await server.stop()
}
