import type { FeatureCollection, Point } from 'geojson'
import { client, type IncidentRow, type Parameters } from '../client.ts'
import { streetTime } from '../i18n/format.ts'

/** Every incident of the filter, page by page; tells how far it is. Fails as a request does. */
export async function allIncidents(
  filter: Parameters,
  sort: string,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<IncidentRow[]> {
  const rows: IncidentRow[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await client.incidents(
      { ...filter, sort, limit: '200', ...(cursor === '' ? {} : { cursor }) },
      signal,
    )
    rows.push(...page.incidents)
    cursor = page.next
    onProgress(rows.length, page.total)
  }
  return rows
}

type Cell = string | number | null
const time = (at: string | null): Cell => (at === null ? null : streetTime(at))

/** The words of a table in the reader's language: what its columns are called, and what stands in them. */
export interface CsvWords {
  column(name: CsvColumn): string
  category(row: IncidentRow): string
  stage(stage: IncidentRow['stage']): string
  severity(severity: IncidentRow['severity']): string
  source(source: IncidentRow['source']): string
  yes: string
  no: string
}

const same =
  <Name extends keyof IncidentRow>(name: Name) =>
  (row: IncidentRow): IncidentRow[Name] =>
    row[name]
const columns = {
  id: same('id'),
  code: same('code'),
  category: same('category'),
  category_name: (row: IncidentRow, words: CsvWords) => words.category(row),
  stage: (row: IncidentRow, words: CsvWords) => words.stage(row.stage),
  severity: (row: IncidentRow, words: CsvWords) => words.severity(row.severity),
  source: (row: IncidentRow, words: CsvWords) => words.source(row.source),
  description: same('description'),
  address: same('address'),
  reported_at: (row: IncidentRow) => time(row.reported_at),
  due_at: (row: IncidentRow) => time(row.due_at),
  settled_at: (row: IncidentRow) => time(row.settled_at),
  closed_at: (row: IncidentRow) => time(row.closed_at),
  overdue: (row: IncidentRow, { yes, no }: CsvWords) => (row.overdue ? yes : no),
  grid_code: same('grid_code'),
  grid_name: same('grid_name'),
  estate_name: same('estate_name'),
  zone_name: same('zone_name'),
  unit_name: same('unit_name'),
  longitude: same('longitude'),
  latitude: same('latitude'),
} satisfies Partial<Record<keyof IncidentRow, (row: IncidentRow, words: CsvWords) => Cell>>
export type CsvColumn = keyof typeof columns
const names = Object.keys(columns) as CsvColumn[]

/** A value as a CSV cell (RFC 4180); a leading sign that a spreadsheet would run as a formula is disarmed. */
function cell(value: Cell): string {
  if (value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * The incidents as CSV in the reader's words, times by the street's clock as `2026-11-25 20:27`, with a byte order mark,
 * so that spreadsheets read Chinese.
 */
export function incidentsCsv(rows: readonly IncidentRow[], words: CsvWords): string {
  const head = names.map((name) => cell(words.column(name)))
  const body = rows.map((row) => names.map((name) => cell(columns[name](row, words))))
  return `\u{feff}${[head, ...body].map((line) => line.join(',')).join('\r\n')}\r\n`
}

/** The incidents as a GeoJSON FeatureCollection of points, longitude first. */
export const incidentsGeoJson = (rows: readonly IncidentRow[]): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: rows.map(({ longitude, latitude, ...properties }) => ({
    type: 'Feature',
    id: properties.id,
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties,
  })),
})
