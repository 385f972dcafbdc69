import type { Logger } from 'pino'
import type { OpenDatabase } from '../database/open.ts'
import { everywhere, isInScope, type Scope } from '../identity/scope.ts'
import { describeError } from '../server/error-description.ts'
import type { Metrics } from '../server/metrics.ts'
import { liveFull, liveStopping } from './live.problems.ts'
import { countSteps, highestPosition, type LogPart, lastPosition, readSteps } from './live.queries.ts'
import { heartbeat, liveEvent, opening, positionMessage } from './live-event.ts'
import { LiveStream, type StreamEnd } from './stream.ts'

/** The channel on which every commit that appends to the log announces the last position it wrote (0007_life.sql). */
const incidentChannel = 'incident'

export type HubOptions = {
  metrics: Metrics
  log: Logger
  heartbeatMilliseconds?: number
  /** How often the log is looked at without having been told, should an announcement have been lost. */
  checkMilliseconds?: number
  /** How many steps are read at a time. */
  pageSize?: number
  /** Who missed more steps than this is told to read everything anew. */
  mostMissed?: number
  bufferBytes?: number
  mostStreams?: number
}

export type StreamRequest = {
  /** What the reader may see, and asked for. */
  scope: Scope
  /** The last position the reader has; undefined for one who begins. */
  after?: number
  /** True while the reader may still see that; asked at every heartbeat. */
  recheck?: () => boolean | Promise<boolean>
  hangUp?: () => void
}

type Entry = { stream: LiveStream; scope: Scope; recheck: StreamRequest['recheck'] }

/**
 * All open streams of this process. It listens once, reads each step of the log once, and hands it to the streams
 * whose readers may see it. Positions grow in the order of commits, so who has read up to one has missed nothing.
 * It begins with the first stream.
 */
export class LiveHub {
  #opened: OpenDatabase
  #options: Required<HubOptions>
  /** Up to here the log was handed to the attached streams. */
  #position = 0
  #open = new Map<LiveStream, Entry>()
  /** Those of the open streams that have caught up with `#position`. */
  #attached = new Set<Entry>()
  #started: Promise<void> | undefined
  #unlisten: (() => Promise<void>) | undefined
  #isStopped = false
  #isStale = false
  #reading: Promise<void> | undefined
  #timers: NodeJS.Timeout[] = []
  #rechecking: Promise<void> | undefined

  constructor(opened: OpenDatabase, options: HubOptions) {
    this.#opened = opened
    this.#options = {
      heartbeatMilliseconds: 15_000,
      checkMilliseconds: 5_000,
      pageSize: 100,
      mostMissed: 2_000,
      bufferBytes: 512 * 1024,
      mostStreams: 5_000,
      ...options,
    }
  }

  /** How many streams are open. */
  get size(): number {
    return this.#open.size
  }

  /** The body of a new stream. Throws `live_stopping`, `live_full`, or what the database throws if it does not answer. */
  async open({ scope, after, recheck, hangUp }: StreamRequest): Promise<LiveStream['body']> {
    if (this.#isStopped) throw liveStopping({ headers: { 'retry-after': '5' } })
    if (this.#open.size >= this.#options.mostStreams) throw liveFull({ headers: { 'retry-after': '10' } })
    await this.#start()
    if (this.#attached.size === 0) await this.#skipUnread()
    const isAhead =
      after !== undefined && after > this.#position && after > (await highestPosition(this.#opened.database))
    if (this.#isStopped) throw liveStopping({ headers: { 'retry-after': '5' } })
    const stream = new LiveStream({
      bufferBytes: this.#options.bufferBytes,
      hangUp,
      onEnd: (reason) => this.#forget(stream, reason),
    })
    const entry: Entry = { stream, scope, recheck }
    this.#open.set(stream, entry)
    this.#options.metrics.liveStreams.inc()
    if (this.#timers.length === 0) this.#startTimers()
    stream.push(opening)
    if (after === undefined || isAhead) {
      this.#placeAnew(entry, isAhead ? 'reset' : 'position')
      this.#attach(entry)
    } else {
      stream.position = after
      this.#catchUp(entry).catch((error) => {
        this.#options.log.warn({ error: describeError(error) }, 'a stream could not catch up')
        stream.drop()
      })
    }
    return stream.body
  }

  /** Ends every stream whose reader may no longer see what it was opened for. */
  recheck(): Promise<void> {
    this.#rechecking ??= this.#recheckAll().finally(() => {
      this.#rechecking = undefined
    })
    return this.#rechecking
  }

  /** Ends all streams and takes no more. Their readers come back to another process, or when this one is up again. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const { stream } of [...this.#open.values()]) stream.end()
    await this.#started?.catch(() => undefined)
    await this.#unlisten?.()
    this.#unlisten = undefined
    await this.#reading
  }

  #start(): Promise<void> {
    this.#started ??= this.#listen().catch((error) => {
      this.#started = undefined
      throw error
    })
    return this.#started
  }

  async #listen(): Promise<void> {
    const look = () => this.#look()
    this.#unlisten = await this.#opened.listen(incidentChannel, look, look)
    this.#position = await lastPosition(this.#opened.database)
  }

  #startTimers(): void {
    const { heartbeatMilliseconds, checkMilliseconds } = this.#options
    const beat = () => {
      for (const { stream } of [...this.#open.values()]) stream.beat(heartbeat)
      void this.recheck()
    }
    this.#timers = [
      setInterval(beat, heartbeatMilliseconds),
      setInterval(() => this.#look(), checkMilliseconds),
    ]
    for (const timer of this.#timers) timer.unref()
  }

  #forget(stream: LiveStream, reason: StreamEnd): void {
    const entry = this.#open.get(stream)
    if (entry === undefined) return
    this.#open.delete(stream)
    this.#attached.delete(entry)
    this.#options.metrics.liveStreams.dec()
    if (reason === 'dropped') this.#options.metrics.liveDropped.inc()
    if (this.#open.size > 0) return
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
  }

  /** Reads on, now or after the reading under way; nobody waits for it. */
  #look(): void {
    if (this.#attached.size === 0) return
    this.#isStale = true
    this.#reading ??= this.#readWhileStale()
  }

  async #readWhileStale(): Promise<void> {
    try {
      while (this.#isStale && this.#attached.size > 0) {
        this.#isStale = false
        await this.#readOn()
      }
    } catch (error) {
      this.#options.log.warn({ error: describeError(error) }, 'the log of incidents could not be read')
    } finally {
      this.#reading = undefined
    }
  }

  async #readOn(): Promise<void> {
    const { pageSize, mostMissed } = this.#options
    const { database } = this.#opened
    const part: LogPart = { scope: everywhere, after: this.#position }
    const steps = await readSteps(database, part, pageSize)
    const isMore = steps.length === pageSize
    if (isMore && (await countSteps(database, part, mostMissed + 1)) > mostMissed) {
      const last = await lastPosition(database)
      this.#position = Math.max(this.#position, last)
      for (const entry of [...this.#attached]) this.#placeAnew(entry, 'reset')
    } else
      for (const step of steps) {
        // Streams may all have gone meanwhile and others come, to begin further on.
        if (step.position <= this.#position) continue
        this.#position = step.position
        this.#handOut(liveEvent(step))
      }
    if (isMore) this.#isStale = true
  }

  #handOut({ position, place, bytes }: ReturnType<typeof liveEvent>): void {
    let sent = 0
    for (const { stream, scope } of [...this.#attached]) {
      if (position <= stream.position) continue
      if (!isInScope(place, scope)) stream.position = position
      else if (stream.push(bytes)) {
        stream.position = position
        sent += 1
      }
    }
    this.#options.metrics.liveMessages.inc(sent)
  }

  #placeAnew({ stream }: Entry, event: 'position' | 'reset'): void {
    stream.position = this.#position
    stream.push(positionMessage(event, this.#position, new Date()))
  }

  /**
   * Sends what was missed, in pages and no faster than it is read. Between finding that nothing is left up to the hub's
   * position and joining those that are handed what comes after it, nothing can happen.
   */
  async #catchUp(entry: Entry): Promise<void> {
    const { stream, scope } = entry
    const { pageSize, mostMissed, metrics } = this.#options
    const { database } = this.#opened
    const missed: LogPart = { scope, after: stream.position, upTo: this.#position }
    if ((await countSteps(database, missed, mostMissed + 1)) > mostMissed) this.#placeAnew(entry, 'reset')
    while (stream.position < this.#position && !stream.isOver) {
      const upTo = this.#position
      const steps = await readSteps(database, { scope, after: stream.position, upTo }, pageSize)
      for (const step of steps) {
        await stream.room()
        const { position, bytes } = liveEvent(step)
        if (!stream.push(bytes)) return
        stream.position = position
        metrics.liveMessages.inc()
      }
      if (steps.length < pageSize) stream.position = upTo
    }
    if (!stream.isOver) this.#attach(entry)
  }

  /** Whoever is the first looks at the log himself: what was announced while nobody followed it was passed over. */
  #attach(entry: Entry): void {
    this.#attached.add(entry)
    if (this.#attached.size === 1) this.#look()
  }

  /** While nobody is handed anything the log is not followed: whoever comes begins at its present end. */
  async #skipUnread(): Promise<void> {
    const last = await lastPosition(this.#opened.database)
    if (this.#attached.size === 0) this.#position = Math.max(this.#position, last)
  }

  async #recheckAll(): Promise<void> {
    for (const { stream, recheck } of [...this.#open.values()])
      try {
        if (recheck !== undefined && !(await recheck())) stream.end()
      } catch (error) {
        // Who cannot be asked about is neither in nor out: the next heartbeat asks again.
        this.#options.log.warn({ error: describeError(error) }, 'the reader of a stream could not be checked')
      }
  }
}
