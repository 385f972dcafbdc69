import type { FeatureCollection, Point } from 'geojson'
import { client, type IncidentRow, type Parameters } from '../client.ts'

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

const columns = [
  'id',
  'code',
  'category',
  'category_name',
  'stage',
  'severity',
  'source',
  'description',
  'address',
  'reported_at',
  'due_at',
  'settled_at',
  'closed_at',
  'overdue',
  'grid_code',
  'grid_name',
  'estate_name',
  'zone_name',
  'unit_name',
  'longitude',
  'latitude',
] as const satisfies readonly (keyof IncidentRow)[]

/** A value as a CSV cell (RFC 4180); a leading sign that a spreadsheet would run as a formula is disarmed. */
function cell(value: IncidentRow[(typeof columns)[number]]): string {
  if (value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The incidents as CSV with a byte order mark, so that spreadsheets read Chinese. */
export const incidentsCsv = (rows: readonly IncidentRow[]): string =>
  `\u{feff}${[columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(','))].join('\r\n')}\r\n`

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
