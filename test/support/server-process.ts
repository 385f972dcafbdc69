import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type ServerProcess = Awaited<ReturnType<typeof startServer>>

/**
 * Starts the server as a process of its own, on a database of its own and any free port, quiet unless it is to be
 * `--lively`; resolves when it says where it listens. Whoever starts it ends it.
 */
export async function startServer(place: { url?: string; directory?: string }, ...given: string[]) {
  let output = ''
  const flags = given.includes('--lively') ? [] : ['--quiet', ...given]
  // What runs so shortly need not be compiled well: an embedded database opens in a third of the time.
  const compiled = ['--wasm-lazy-compilation', '--no-wasm-tier-up']
  const child = spawn(process.execPath, [...compiled, '--import', 'tsx', 'api/main.ts', ...flags], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: place.url ?? '',
      DATA_DIR: place.directory ?? '.data',
      DEMO_PASSWORD: 'short',
    },
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const listening = /(http:\/\/\S+:\d+)\/metrics/
  try {
    await expect.poll(() => listening.test(output) || child.exitCode !== null, { timeout: 60_000 }).toBe(true)
    const base = listening.exec(output)?.[1]
    if (base === undefined) throw new Error('it ended')
    return { base, child, exited, output: () => output }
  } catch (cause) {
    child.kill('SIGKILL')
    throw new Error(`the server did not start: ${output}`, { cause })
  }
}

/** Signs in to a server; the cookie to send with what follows. */
export async function cookieOf(base: string, path: string, body: object): Promise<string> {
  const response = await fetch(`${base}/api/auth/sign-in/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ')
}
