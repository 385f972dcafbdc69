import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Statement } from '../../api/database/statement.ts'
import type { BareAnswer, BareRequest } from './bare.process.ts'
import type { Captured } from './capture.ts'
import { atEnd } from './cleanup.ts'
import type { Load } from './load.ts'
import { endProcess } from './server.ts'
import type { Sample } from './statistics.ts'

type Question = BareRequest extends infer Request
  ? Request extends unknown
    ? Omit<Request, 'number'>
    : never
  : never

/**
 * The database without the API: a process of its own that opens the same database with the same driver and pool,
 * learns from the API's own code what SQL an answer takes, and runs that SQL and nothing else.
 */
export class BareDatabase {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (answer: BareAnswer) => void>()
  readonly stop: () => Promise<void>
  #number = 0

  private constructor(child: ChildProcess) {
    this.#child = child
    this.stop = atEnd(() => endProcess(child))
    child.on('message', (answer: BareAnswer) => {
      this.#waiting.get(answer.number)?.(answer)
      this.#waiting.delete(answer.number)
    })
    child.once('exit', (code) => {
      for (const [number, settle] of this.#waiting)
        settle({ number, error: `the process ended with ${code}` })
      this.#waiting.clear()
    })
  }

  static async open(environment: Record<string, string>): Promise<BareDatabase> {
    const child = fork(fileURLToPath(new URL('bare.process.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...environment },
    })
    const bare = new BareDatabase(child)
    const ready = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)])
    if (!ready) throw new Error('the database could not be opened beside the API')
    return bare
  }

  /** The statements behind GET `path`, first with nothing remembered, then asked again. */
  capture(path: string): Promise<Captured> {
    return this.#ask({ ask: 'capture', path })
  }

  load(statements: Statement[], load: Load): Promise<Sample> {
    return this.#ask({ ask: 'load', statements, load })
  }

  query<Row>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.#ask({ ask: 'query', statement: { text, parameters } })
  }

  #ask<Answer>(question: Question): Promise<Answer> {
    this.#number += 1
    const number = this.#number
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, (answer) =>
        'error' in answer ? reject(new Error(answer.error)) : resolve(answer.answer as Answer),
      )
      this.#child.send({ ...question, number })
    })
  }
}
