import type { OpenDatabase } from '../database/open.ts'
import { type RevisionKind, revisionChannel, revisionOf } from '../database/revision.ts'

/** How long a revision is believed without asking, should the announcement of a change have been lost. */
const believedMilliseconds = 1000

/** What changes by the minute and must be seen at once by whoever changed it is asked for each time. */
const isLive = (kinds: readonly RevisionKind[]) => kinds.includes('incidents')

/**
 * The revisions of the data, remembered so that an answer from memory asks the database nothing. The database
 * announces each change, which makes us forget; a memory is also never older than a second.
 */
export class Revisions {
  #opened: OpenDatabase
  #known = new Map<string, { value: Promise<string>; at: number }>()
  #last = new Map<string, string>()
  #asked = new Map<string, { running: Promise<string>; next?: Promise<string> }>()
  #stop: (() => Promise<void>) | undefined

  constructor(opened: OpenDatabase) {
    this.#opened = opened
  }

  /** Begins to listen for changes. */
  async start(): Promise<void> {
    const forget = () => this.#known.clear()
    this.#stop = await this.#opened.listen(revisionChannel, forget, forget)
  }

  async stop(): Promise<void> {
    await this.#stop?.()
    this.#stop = undefined
  }

  /** What `of` last answered; undefined if it was not asked yet. The rows may have changed since, never before. */
  last(kinds: readonly RevisionKind[], street?: string): string | undefined {
    return this.#last.get(keyOf(kinds, street))
  }

  /** A text that changes whenever rows of these kinds change, in one street or anywhere. */
  of(kinds: readonly RevisionKind[], street?: string): Promise<string> {
    const key = keyOf(kinds, street)
    if (!this.#stop || isLive(kinds)) return this.#askTogether(key, kinds, street)
    const now = performance.now()
    const known = this.#known.get(key)
    if (known && now - known.at < believedMilliseconds) return known.value
    if (this.#known.size > 1000) this.#known.clear()
    const value = this.#ask(kinds, street)
    this.#known.set(key, { value, at: now })
    value.catch(() => this.#known.delete(key))
    return value
  }

  /**
   * Those who come while a question is under way share the next one. It is sent after all of them came, so nobody is
   * told a state older than his request, and a crowd costs the database no more than one after the other.
   */
  #askTogether(key: string, kinds: readonly RevisionKind[], street: string | undefined): Promise<string> {
    const asked = this.#asked.get(key)
    if (asked?.next) return asked.next
    const send = () => {
      const current: { running: Promise<string>; next?: Promise<string> } = {
        running: this.#ask(kinds, street),
      }
      this.#asked.set(key, current)
      const finish = () => {
        if (!current.next) this.#asked.delete(key)
      }
      current.running.then(finish, finish)
      return current.running
    }
    if (!asked) return send()
    asked.next = asked.running.then(send, send)
    return asked.next
  }

  async #ask(kinds: readonly RevisionKind[], street: string | undefined): Promise<string> {
    const value = await revisionOf(this.#opened.database, kinds, street)
    if (this.#last.size > 1000) this.#last.clear()
    this.#last.set(keyOf(kinds, street), value)
    return value
  }
}

const keyOf = (kinds: readonly RevisionKind[], street: string | undefined): string =>
  `${street ?? ''} ${kinds.join(' ')}`
