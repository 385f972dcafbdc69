/** What the demo district offers to ask for. */
export interface Survey {
  street: string
  size: string
  /** west,south,east,north around exactly 100 incidents. */
  hundredBox: string
  /** Longitude and latitude of an incident. */
  place: [number, number]
  yearAgo: string
}

export interface Read {
  name: string
  /** True if another number gives an address that was not asked before, with an answer of the same kind and size. */
  isVaried: boolean
  path(index: number): string
}

async function json<Answer>(url: string): Promise<Answer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

/** Incidents share places, and the two ends of a comparison round differently: no edge comes nearer to a point. */
const clearance = 2e-6

/** A box that holds exactly `count` points, around the first point that has one with clear edges. Throws if none has. */
export function boxAround(longitude: readonly number[], latitude: readonly number[], count: number): string {
  for (const [index, east] of longitude.entries()) {
    const north = latitude[index] ?? 0
    const shrink = Math.cos((north * Math.PI) / 180)
    const distances = longitude
      .map((value, other) =>
        Math.max(Math.abs(value - east) * shrink, Math.abs((latitude[other] ?? 0) - north)),
      )
      .sort((first, second) => first - second)
    const [last = 0, next = 0] = distances.slice(count - 1, count + 1)
    if (next - last < 2 * clearance) continue
    const reach = (last + next) / 2
    return [east - reach / shrink, north - reach, east + reach / shrink, north + reach]
      .map((value) => value.toFixed(9))
      .join(',')
  }
  throw new Error(`no box holds exactly ${count} of ${longitude.length} incidents`)
}

/** Looks at the running server for what the reads need. */
export async function surveyOf(url: string): Promise<Survey> {
  const { districts } = await json<{ districts: { code: string; grids: number; incidents: number }[] }>(
    `${url}/api/districts`,
  )
  const [district] = districts
  if (!district) throw new Error('no street in the database')
  const street = district.code
  const { columns } = await json<{ columns: { longitude: number[]; latitude: number[] } }>(
    `${url}/api/incidents/points?street=${street}`,
  )
  const buildings = await json<{ features: unknown[] }>(`${url}/api/features/buildings?street=${street}`)
  return {
    street,
    size: `${district.grids} grids, ${buildings.features.length} buildings, ${columns.longitude.length} incidents`,
    hundredBox: boxAround(columns.longitude, columns.latitude, 100),
    place: [columns.longitude[7] ?? 0, columns.latitude[7] ?? 0],
    yearAgo: new Date(Date.now() - 365 * 24 * 3_600_000).toISOString(),
  }
}

/** The reads a map and its panels live on. */
export function readsOf({ street, hundredBox, place, yearAgo }: Survey): Read[] {
  const later = (index: number) => new Date(Date.parse(yearAgo) + index).toISOString()
  const varied = (name: string, path: (index: number) => string): Read => ({ name, path, isVaried: true })
  return [
    varied(
      '/ogc grids, 57',
      (index) => `/ogc/collections/grids/items?street_code=${street}&limit=${1000 + index}`,
    ),
    {
      name: '/api/features/grids, 57',
      path: () => `/api/features/grids?street=${street}`,
      isVaried: false,
    },
    varied('/ogc incidents, bbox of 100', (index) => {
      const [west = '', ...others] = hundredBox.split(',')
      const moved = (Number(west) - index * 1e-12).toFixed(12)
      return `/ogc/collections/incidents/items?bbox=${[moved, ...others].join(',')}&limit=100`
    }),
    varied(
      '/api/incidents, first 50 closed of category 01',
      (index) =>
        `/api/incidents?street=${street}&stage=closed&category=01&from=${encodeURIComponent(later(index))}&limit=50`,
    ),
    varied(
      '/api/incidents, first 50 with a part of a word',
      (index) =>
        `/api/incidents?street=${street}&text=${encodeURIComponent('堆放')}&from=${encodeURIComponent(later(index))}&limit=50`,
    ),
    varied(
      '/api/incidents/points, the year',
      (index) => `/api/incidents/points?street=${street}&from=${encodeURIComponent(later(index))}`,
    ),
    varied(
      '/api/incidents/summary, the year',
      (index) => `/api/incidents/summary?street=${street}&from=${encodeURIComponent(later(index))}`,
    ),
    varied('/api/places/at', (index) => {
      const longitude = (place[0] + (index % 1000) * 1e-8).toFixed(8)
      return `/api/places/at?street=${street}&longitude=${longitude}&latitude=${place[1]}`
    }),
    {
      name: '/api/search 城河',
      path: () => `/api/search?street=${street}&q=${encodeURIComponent('城河')}`,
      isVaried: false,
    },
  ]
}
