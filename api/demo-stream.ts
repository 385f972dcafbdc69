import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'

/** Steps a minute: enough to see the screen live, little enough to run for months. */
const gentleRate = 3

/**
 * Plays a gentle stream of incidents of the demo against the server at an address, through its public API and in a process
 * of its own, which does not hold up this one; it ends with this one, and by itself where there is anything but demo data.
 */
export class DemoStream {
  #process: ChildProcess

  constructor(address: string, log: Logger) {
    const command = fileURLToPath(new URL('../data/simulation/simulate.command.ts', import.meta.url))
    const options = [
      '--url',
      address,
      '--rate',
      String(gentleRate),
      '--minutes',
      '0',
      '--silent',
      '--attached',
    ]
    this.#process = spawn(process.execPath, ['--import', 'tsx', command, ...options], {
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    this.#process.on('error', (error) => log.warn({ err: error }, 'no demo stream'))
    this.#process.stderr?.on('data', (words: Buffer) => log.warn(words.toString().trim()))
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.stdin?.end()
    this.#process.kill('SIGTERM')
    await ended
  }
}
