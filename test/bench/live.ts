import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { atEnd } from './cleanup.ts'
import type { BenchDatabase } from './databases.ts'
import { figure, progress, type Report } from './report.ts'
import { startServer } from './server.ts'
import { summarise } from './statistics.ts'

/** The demo has a few more open incidents than these. */
const mostOpen = 40
/** How many readers, how many steps one writer writes, and how long he rests between two. */
const [streams, steps, restMilliseconds] = [500, 200, 50]

/** Writes one step of an incident, as the verbs do: row and log in one transaction. */
const writeStep = `WITH moved AS (
    UPDATE incident SET sequence = sequence + 1, updated_at = now()
    WHERE (street_code, id) = (SELECT street_code, id FROM incident WHERE closed_at IS NULL ORDER BY id OFFSET $1 LIMIT 1)
    RETURNING street_code, id, sequence, stage, due_at, unit_id)
  INSERT INTO incident_event (street_code, incident_id, sequence, at, verb, from_stage, to_stage, actor, actor_role, due_at, charge_unit_id)
  SELECT street_code, id, sequence, now(), 'urge', stage, stage, 'bench', 'system', due_at, unit_id FROM moved RETURNING position`

/** What came to one reader: the position and when. */
type Arrival = { position: number; at: number }

function readArrivals(response: IncomingMessage, arrivals: Arrival[]): void {
  let rest = ''
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    const at = performance.now()
    const parts = (rest + chunk).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const id = part.startsWith('event: incident') ? /^id: (\d+)$/m.exec(part)?.[1] : undefined
      if (id !== undefined) arrivals.push({ position: Number(id), at })
    }
  })
}

async function openStream(url: string, agent: Agent, arrivals: Arrival[]): Promise<void> {
  const request = get(url, { agent })
  atEnd(() => {
    request.destroy()
  })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode}`)
  response.on('error', () => undefined)
  request.on('error', () => undefined)
  readArrivals(response, arrivals)
  await once(response, 'data')
}

/** Resident memory of the server in bytes, by its own word. */
async function memoryOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1])
}

/** One writer to many open streams on PostgreSQL: from sending the write until each stream has it, and what a stream takes. */
export async function benchLive(report: Report, database: BenchDatabase): Promise<void> {
  const server = await startServer(database.environment)
  const writer = postgres(database.environment.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined })
  const endWriter = atEnd(() => writer.end())
  const agent = new Agent({ maxSockets: streams })
  progress(`live: opening ${streams} streams`)
  const empty = await memoryOf(server.url)
  const arrivals: Arrival[] = []
  for (let opened = 0; opened < streams; opened += 1)
    await openStream(`${server.url}/api/live`, agent, arrivals)
  const full = await memoryOf(server.url)
  progress(`live: ${steps} steps`)
  const sent = new Map<number, number>()
  const commits: number[] = []
  for (let step = 0; step < steps; step += 1) {
    const at = performance.now()
    const [row] = await writer.unsafe<{ position: string }[]>(writeStep, [step % mostOpen])
    commits.push(performance.now() - at)
    sent.set(Number(row?.position), at)
    await pause(restMilliseconds)
  }
  const end = performance.now() + 10_000
  while (arrivals.length < steps * streams && performance.now() < end) await pause(20)
  const busy = await memoryOf(server.url)
  if (arrivals.length !== steps * streams)
    throw new Error(`${arrivals.length} messages came instead of ${steps * streams}`)
  const times = arrivals.map(({ position, at }) => at - (sent.get(position) ?? Number.NaN))
  const seconds = (steps * restMilliseconds) / 1000
  const { p50, p95, p99, max } = summarise(times, seconds)
  const commit = summarise(commits, seconds)
  const perStream = (full - empty) / streams / 1024
  report.heading(`Live, ${database.title}`)
  report.line(
    `${streams} open streams, one writer, ${steps} steps with ${restMilliseconds} ms between; from sending the write, its commit included (median ${figure(commit.p50, ' ms')}), until a stream has it.`,
  )
  report.line()
  report.table(
    ['messages', 'p50', 'p95', 'p99', 'max ms', 'KB per stream, open', 'after'],
    [[String(times.length), p50, p95, p99, max, perStream, (busy - empty) / streams / 1024]],
  )
  report.keep('live', { streams, steps, p50, p95, p99, max, commit: commit.p50, perStream })
  agent.destroy()
  await endWriter()
  await server.stop()
}
