import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../api/database/open.ts'
import type { IncidentStage, IncidentVerb } from '../../api/incident/incident.model.ts'

export type Message = { event: string; id: string; data: Record<string, unknown> }

/** The messages of a stream, as they come. */
export class Listener {
  readonly messages: Message[] = []
  /** How many comments came: heartbeats. */
  comments = 0
  isOver = false
  /** The stream broke off instead of ending. */
  failure: unknown
  #reader: ReadableStreamDefaultReader<Uint8Array>
  #waiting = new Set<() => void>()
  readonly over: Promise<void>

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader()
    this.over = this.#read()
  }

  /** Resolves when `holds` does; fails if the stream is over before. */
  async until(holds: (listener: this) => boolean): Promise<this> {
    while (!holds(this)) {
      if (this.isOver) throw new Error(`the stream is over after ${this.messages.length} messages`)
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
    return this
  }

  async close(): Promise<void> {
    await this.#reader.cancel()
    await this.over
  }

  /** Positions of the incidents told. */
  get positions(): number[] {
    return this.messages.filter(({ event }) => event === 'incident').map(({ id }) => Number(id))
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder()
    let text = ''
    try {
      for (;;) {
        const { done, value } = await this.#reader.read()
        if (done) break
        const parts = (text + decoder.decode(value, { stream: true })).split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) this.#take(part)
        this.#wake()
      }
    } catch (error) {
      this.failure = error
    }
    this.isOver = true
    this.#wake()
  }

  #take(part: string): void {
    if (part.startsWith(':')) this.comments += 1
    const field = (name: string) => part.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
    const event = field('event')
    if (event !== undefined)
      this.messages.push({ event, id: field('id') ?? '', data: JSON.parse(field('data') ?? 'null') })
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }
}

/** Opens a stream; throws if the answer is none. */
export async function listenTo(answer: Response | Promise<Response>): Promise<Listener> {
  const response = await answer
  if (response.status !== 200 || response.body === null)
    throw new Error(`no stream: ${response.status} ${await response.text()}`)
  return new Listener(response.body)
}

export type Step = {
  street: string
  id: number
  verb?: IncidentVerb
  stage?: IncidentStage
  /** How the step leaves it; a step of before the log kept that has none of them. */
  dueAt?: Date | null
  settledAt?: Date | null
  unit?: number | null
  at?: Date
}

const text = (date: Date | null | undefined): SQL => sql`${date?.toISOString() ?? null}::timestamptz`

/** Writes a step of an incident, row and log together, and returns its position. */
export async function writeStep(
  database: Database,
  { street, id, verb = 'urge', stage, dueAt, settledAt, unit, at = new Date() }: Step,
): Promise<number> {
  const result = await database.execute(sql`
    WITH before AS (SELECT stage FROM incident WHERE street_code = ${street} AND id = ${id}),
    moved AS (
      UPDATE incident SET sequence = sequence + 1, updated_at = ${text(at)}, stage = coalesce(${stage ?? null}, stage),
        closed_at = CASE WHEN coalesce(${stage ?? null}, stage) IN ('closed', 'voided', 'merged') THEN ${text(at)} END,
        due_at = coalesce(${text(dueAt)}, due_at), settled_at = coalesce(${text(settledAt)}, settled_at),
        unit_id = coalesce(${unit ?? null}::int, unit_id)
      WHERE street_code = ${street} AND id = ${id} RETURNING street_code, id, sequence, stage)
    INSERT INTO incident_event (street_code, incident_id, sequence, at, verb, from_stage, to_stage, actor, actor_role, due_at, settled_at, charge_unit_id)
    SELECT street_code, id, sequence, ${text(at)}, ${verb}, (SELECT stage FROM before), stage, '测试', 'system',
      ${text(dueAt)}, ${text(settledAt)}, ${unit ?? null}::int
    FROM moved RETURNING position`)
  const found = (Array.isArray(result) ? result : (result as unknown as { rows: unknown[] }).rows) as {
    position: number
  }[]
  const [row] = found
  if (row === undefined) throw new Error(`no incident ${id} in ${street}`)
  return Number(row.position)
}

/** Every position of the log after one, in order. */
export async function positionsAfter(database: Database, position: number): Promise<number[]> {
  const result = await database.execute(
    sql`SELECT position FROM incident_event WHERE position > ${position} ORDER BY position`,
  )
  const found = Array.isArray(result) ? result : (result as unknown as { rows: unknown[] }).rows
  return (found as { position: number }[]).map((row) => Number(row.position))
}
