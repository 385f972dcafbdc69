import type { Logger } from 'pino'
import { removeOrphans } from './attachment/remove-orphans.ts'
import type { Database } from './database/open.ts'
import { forgetOldAnswers } from './identity/idempotent.ts'
import { urgeLate } from './incident/supervise.ts'
import { describeError } from './server/error-description.ts'

type Task = { name: string; everyMilliseconds: number; run(database: Database): Promise<unknown> }

const tasks: readonly Task[] = [
  { name: 'urge what is late', everyMilliseconds: 10_000, run: urgeLate },
  { name: 'remove photos that nobody used', everyMilliseconds: 3_600_000, run: removeOrphans },
  { name: 'forget old answers', everyMilliseconds: 3_600_000, run: forgetOldAnswers },
]

/** What has to be done from time to time without anybody asking. Several processes may do it at once. */
export class Housekeeping {
  #database: Database
  #log: Logger
  #timers: NodeJS.Timeout[] = []
  #running = new Set<Promise<void>>()

  constructor(database: Database, log: Logger) {
    this.#database = database
    this.#log = log
  }

  start(): void {
    for (const task of tasks) this.#schedule(task)
  }

  /** Stops, having finished what runs. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
    await Promise.all(this.#running)
  }

  #schedule({ name, everyMilliseconds, run }: Task): void {
    let isRunning = false
    const turn = async () => {
      if (isRunning) return
      isRunning = true
      try {
        await run(this.#database)
      } catch (error) {
        this.#log.error({ task: name, error: describeError(error) }, 'housekeeping')
      } finally {
        isRunning = false
      }
    }
    const timer = setInterval(() => {
      const running = turn().finally(() => this.#running.delete(running))
      this.#running.add(running)
    }, everyMilliseconds)
    this.#timers.push(timer)
  }
}
