import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../support/port.ts'
import { atEnd } from './cleanup.ts'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Asks until the answer is 200. Throws after `milliseconds`, with what came last. */
export async function waitFor(url: string, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds
  let last = 'no answer'
  while (performance.now() < end) {
    try {
      const answer = await fetch(url)
      const text = await answer.text()
      if (answer.ok) return
      last = `${answer.status} ${text.slice(0, 200)}`
    } catch (error) {
      last = String(error)
    }
    await pause(10)
  }
  throw new Error(`${url} did not answer: ${last}`)
}

/** Ends a process: asks, then insists. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(insist)
}

export interface Server {
  url: string
  /** From spawning the process until /readyz answered 200. */
  milliseconds: number
  /** The end of what it printed. */
  output(): string
  stop(): Promise<void>
}

/** Starts the real `api/main.ts` in its own process on a free loopback port, without the stream of demo incidents. */
export async function startServer(environment: Record<string, string>): Promise<Server> {
  const url = `http://127.0.0.1:${await freePort()}`
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts', '--quiet'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LOG_LEVEL: 'warn',
      ...environment,
      HOST: '127.0.0.1',
      PORT: new URL(url).port,
    },
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk).slice(-2000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const stop = atEnd(() => endProcess(child))
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`api/main.ts ended with ${code}:\n${output}`)
  })
  died.catch(() => undefined)
  await Promise.race([waitFor(`${url}/readyz`, 180_000), died])
  return { url, milliseconds: performance.now() - began, output: () => output, stop }
}
