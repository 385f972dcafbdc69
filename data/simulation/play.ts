import sharp from 'sharp'
import type { IncidentVerb } from '../../api/incident/incident.model.ts'
import type { Random } from '../demo/random.ts'
import { type Deed, decide, type Seen, type Who } from './decide.ts'
import { type Office, Refused, Unreachable } from './office.ts'
import { noteFor, reporterFrom, tellOf } from './words.ts'

export interface PlayOptions {
  office: Office
  street: string
  random: Random
  /** How many incidents are open, about. */
  open: number
  /** Between two steps. */
  pause(): Promise<void>
  isOver(): boolean
  /** Told of each step. */
  onStep?(step: { who: string; verb: IncidentVerb; code: string; stage: string }): void
  onTrouble?(words: string): void
}

/** What came of it: steps by verb, and what the server refused, by code. */
export interface Played {
  steps: Partial<Record<IncidentVerb, number>>
  refused: Record<string, number>
}

interface Listed {
  id: number
  code: string
  stage: Seen['stage']
}
type Detail = Omit<Seen, 'isLate' | 'completedOnPatrol'> &
  Listed & {
    category: string
    longitude: number
    latitude: number
    dispatch_due_at: string | null
    dispatched_at: string | null
    due_at: string | null
    history: readonly { verb: IncidentVerb; actor_role: string }[]
  }
type Place = { name: string; longitude: number; latitude: number }

const day = 86_400_000
const count = (counts: Record<string, number>, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1
}

/** The demo street that may be played: all its data are the demo's. Throws an Error that says why there is none. */
export async function demoStreet(office: Office, wanted?: string): Promise<string> {
  const none = 'this server has no demo street: real data are not played with'
  const { districts } = await office
    .ask<{ districts: { code: string; is_demo: boolean }[] }>(null, '/api/districts')
    .catch((error: unknown) => {
      // Only a demo is open to whoever has not signed in.
      throw error instanceof Refused && error.status === 401 ? new Error(none) : error
    })
  const code = wanted ?? districts.find(({ is_demo }) => is_demo)?.code
  if (code === undefined) throw new Error(none)
  const { datasets } = await office.ask<{ datasets: { is_demo: boolean }[] }>(null, `/api/districts/${code}`)
  if (datasets.length === 0 || datasets.some(({ is_demo }) => !is_demo))
    throw new Error(`street ${code} holds real data, which are not played with`)
  return code
}

/** How long a street is believed to hold nothing but demo data, milliseconds. */
const believed = 5_000

/**
 * Plays residents, the command centre, grid leaders and units, a step at a time, until it is over. Throws as `demoStreet` does
 * once the street holds real data.
 */
export async function play(options: PlayOptions): Promise<Played> {
  const { office, street, random, pause, isOver, onTrouble } = options
  const played: Played = { steps: {}, refused: {} }
  let places: Place[] | undefined
  let checked = Number.NEGATIVE_INFINITY
  while (!isOver()) {
    try {
      if (performance.now() - checked > believed) {
        await demoStreet(office, street)
        checked = performance.now()
      }
      places ??= await placesOf(office, street)
      await step(options, places, played)
    } catch (error) {
      if (error instanceof Refused) {
        count(played.refused, error.code)
        if (error.status === 401) checked = Number.NEGATIVE_INFINITY
      } else if (error instanceof Unreachable) onTrouble?.(error.message)
      else throw error
    }
    if (!isOver()) await pause()
  }
  return played

  async function placesOf(from: Office, of: string): Promise<Place[]> {
    const { features } = await from.ask<{
      features: {
        geometry: { coordinates: [number, number][][] }
        properties: { address: string | null; name: string | null }
      }[]
    }>(null, `/api/features/buildings?street=${of}`)
    return features.flatMap(({ geometry, properties }) => {
      const name = properties.address ?? properties.name
      const ring = geometry.coordinates[0] ?? []
      if (name === null || ring.length === 0) return []
      const mean = (part: 0 | 1) => ring.reduce((sum, corner) => sum + corner[part], 0) / ring.length
      return [{ name, longitude: mean(0) + random.between(-4e-5, 4e-5), latitude: mean(1) }]
    })
  }
}

async function step(options: PlayOptions, places: readonly Place[], played: Played): Promise<void> {
  const { office, street, random, open } = options
  const { total, incidents } = await office.ask<{ total: number; incidents: Listed[] }>(
    'commander',
    `/api/incidents?street=${street}&open=true&sort=urgency&limit=200`,
  )
  if (random.chance(total < open ? 0.25 : 0.03) || incidents.length === 0)
    return report(options, places, played)
  for (let tries = 0; tries < 8; tries++) {
    const { id } = random.pick(incidents)
    const detail = await office.ask<Detail>('commander', `/api/incidents/${id}?street=${street}`)
    const other = detail.stage === 'assessment' ? await duplicateOf(options, detail) : undefined
    const deed = decide(seenOf(detail), other !== undefined, random)
    if (deed === null) continue
    return act(options, detail, deed, other, played)
  }
}

const seenOf = (detail: Detail): Seen => ({
  ...detail,
  isLate:
    detail.dispatched_at === null &&
    detail.dispatch_due_at !== null &&
    Date.parse(detail.dispatch_due_at) < Date.now(),
  completedOnPatrol: detail.history.findLast(({ verb }) => verb === 'complete')?.actor_role === 'leader',
})

async function report(
  { office, random, onStep }: PlayOptions,
  places: readonly Place[],
  { steps }: Played,
): Promise<void> {
  const place = random.pick(places)
  const now = new Date(Date.now() + 8 * 3_600_000)
  const told = tellOf(place.name, now.getUTCHours() * 60 + now.getUTCMinutes(), random)
  const who = random.pick(['commander', 'patrol'])
  const filed = await office.ask<Listed>(who, '/api/incidents', {
    body: {
      ...told,
      longitude: place.longitude,
      latitude: place.latitude,
      address: place.name,
      ...(random.chance(0.6) && { reporter: reporterFrom(random) }),
    },
  })
  count(steps, 'report')
  onStep?.({ who, verb: 'report', code: filed.code, stage: filed.stage })
}

const duplicateOf = async (
  { office, street }: PlayOptions,
  { id, category, longitude, latitude }: Detail,
): Promise<number | undefined> => {
  const { incidents } = await office.ask<{ incidents: Listed[] }>(
    'commander',
    `/api/incidents/duplicates?street=${street}&category=${category}&longitude=${longitude}&latitude=${latitude}&metres=100`,
  )
  return incidents.find((other) => other.id < id)?.id
}

const nameOf = (who: Who): string => (typeof who === 'string' ? who : `unit_${who.unit}`)

async function act(
  options: PlayOptions,
  detail: Detail,
  deed: Deed,
  other: number | undefined,
  { steps }: Played,
): Promise<void> {
  const { office, street, random, onStep } = options
  const { verb } = deed
  const who = nameOf(deed.who)
  const note = noteFor(verb, random)
  const limit = Math.max(Date.now(), detail.due_at === null ? 0 : Date.parse(detail.due_at))
  const body = {
    ...(note !== undefined && { note }),
    ...(deed.units !== undefined && { units: await unitsFor(options, detail.id, deed.units) }),
    ...(deed.days !== undefined && { until: new Date(limit + deed.days * day).toISOString() }),
    ...(verb === 'merge' && { into: other }),
    ...deed.answers,
    ...(deed.photo && { attachments: [await takePhoto(options, who)] }),
  }
  const taken = await office.ask<Listed>(who, `/api/incidents/${detail.id}/${verb}?street=${street}`, {
    body,
  })
  count(steps, verb)
  onStep?.({ who, verb, code: taken.code, stage: taken.stage })
}

/** Most often the units that are suggested first; now and then one that is not, which will give it back. */
async function unitsFor({ office, street, random }: PlayOptions, id: number, wanted: number) {
  const { units } = await office.ask<{ units: { unit_id: number }[] }>(
    'commander',
    `/api/incidents/${id}/suggestions?street=${street}`,
  )
  const ids = units.map(({ unit_id }) => unit_id)
  const from = random.chance(0.1) ? ids : ids.slice(0, wanted + 3)
  const chosen = new Set<number>()
  for (let tries = 0; chosen.size < Math.min(wanted, from.length) && tries < 50; tries++)
    chosen.add(random.pick(from))
  return [...chosen]
}

/** A picture that says it is none. */
async function takePhoto({ office, street, random }: PlayOptions, who: string): Promise<number> {
  const shade = () => random.whole(60, 180)
  const photo = await sharp({
    create: { width: 640, height: 480, channels: 3, background: { r: shade(), g: shade(), b: shade() } },
  })
    .composite([
      {
        input: Buffer.from(
          '<svg width="640" height="480"><text x="320" y="250" font-size="56" text-anchor="middle" fill="#fff">演示照片</text></svg>',
        ),
      },
    ])
    .jpeg()
    .toBuffer()
  const { id } = await office.ask<{ id: number }>(who, `/api/attachments?street=${street}`, {
    body: new Uint8Array(photo),
    type: 'application/octet-stream',
  })
  return id
}
