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

/** The square-ish box around the middle incident that holds exactly `count` points. */
export function boxAround(longitude: number[], latitude: number[], count: number): string {
  const middle = (values: number[]) =>
    values.toSorted((first, second) => first - second)[values.length >> 1] ?? 0
  const [east, north] = [middle(longitude), middle(latitude)]
  const shrink = Math.cos((north * Math.PI) / 180)
  const distances = longitude
    .map((value, index) =>
      Math.max(Math.abs(value - east) * shrink, Math.abs((latitude[index] ?? 0) - north)),
    )
    .sort((first, second) => first - second)
  const reach = ((distances[count - 1] ?? 0) + (distances[count] ?? 0)) / 2
  return [east - reach / shrink, north - reach, east + reach / shrink, north + reach]
    .map((value) => value.toFixed(9))
    .join(',')
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
