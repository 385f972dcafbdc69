import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { type OpenDatabase, openDatabase } from './database/open.ts'
import { DemoStream } from './demo-stream.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { Housekeeping } from './housekeeping.ts'
import type { SignOn } from './identity/authentication.ts'
import { prepareDemoAccounts } from './identity/demo-accounts.ts'
import { createFirstAdministrator } from './identity/first-administrator.ts'
import { createIdentity, type IdentityServices } from './identity/identity.ts'
import { roles } from './identity/permission.model.ts'
import { writeReferenceData } from './incident/reference.ts'
import { LiveHub } from './live/hub.ts'
import { outliveLostConnections } from './server/lost-connection.ts'
import { createMetrics } from './server/metrics.ts'
import { checkPort, listenFault } from './server/port.ts'
import { Revisions } from './server/revisions.ts'
import type { FixedSettings } from './settings/settings.shapes.ts'
import { loadDemo } from './transfer/load-demo.ts'

/** What this server offers, by address: printed at the start. A new surface is one more line. */
const surfaces = {
  '/': '地图 the map',
  '/desk': '指挥工作台 the command desk',
  '/sign-in': '登录 sign in',
  '/admin': '管理 administration',
  '/ogc': 'OGC API – Features',
  '/api/openapi.json': 'the API described',
  '/metrics': 'Prometheus, also /healthz /readyz',
}

const print = (line: string) => process.stdout.write(`${line}\n`)
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

async function main(): Promise<void> {
  // Whoever read the output may have gone: that is no reason to stop serving.
  process.stdout.on('error', () => undefined)
  const { values: flags } = parseArgs({
    // Quiet is without a stream of demo incidents.
    options: { empty: { type: 'boolean', default: false }, quiet: { type: 'boolean', default: false } },
  })
  const environment = readEnvironment(process.env)
  await checkPort(environment.HOST, environment.PORT)
  const opened = await openDatabase({
    prepare: writeReferenceData,
    url: environment.DATABASE_URL,
    directory: environment.DATA_DIR,
    onStep: (name, milliseconds) => print(`database: ${name} (${seconds(milliseconds)})`),
  })
  try {
    if (!flags.empty) await fillEmptyDatabase(opened)
    await serveUntilStopped(opened, environment, { isQuiet: flags.quiet })
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** Loads the demo district where there is no street yet; without it the server is empty but usable. */
async function fillEmptyDatabase({ database }: OpenDatabase): Promise<void> {
  try {
    await loadDemo(database, new Date(), ({ kind, written }, milliseconds) =>
      print(`demo: ${kind}, ${written} (${seconds(milliseconds)})`),
    )
  } catch (error) {
    process.stderr.write(`demo: not loaded: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

async function serveUntilStopped(
  opened: OpenDatabase,
  environment: Environment,
  { isQuiet }: { isQuiet: boolean },
): Promise<void> {
  const log = pino({ level: environment.LOG_LEVEL, base: null }, pino.destination({ dest: 1, sync: false }))
  outliveLostConnections(log)
  const metrics = createMetrics({ withProcess: true })
  const revisions = new Revisions(opened)
  await revisions.start()
  const identity = await openIdentity(opened, environment)
  const housekeeping = new Housekeeping(opened.database, log)
  housekeeping.start()
  const live = new LiveHub(opened, { metrics, log })
  const pages = fileURLToPath(new URL('../dist', import.meta.url))
  const app = createApp({
    opened,
    identity,
    log,
    metrics,
    revisions,
    live,
    pages,
    settings: settingsOf(environment),
  })
  let isStopping = false
  let stream: DemoStream | undefined
  const server = serve(
    { fetch: app.fetch, hostname: environment.HOST, port: environment.PORT },
    async ({ port }) => {
      printSurfaces(environment.HOST, port, existsSync(pages))
      if (isQuiet || isStopping || !(await identity.demo.isOn())) return
      stream = new DemoStream(addressOn(environment.HOST, port), log)
      print('  A gentle stream of demo incidents is played; npm start -- --quiet plays none')
    },
  ) as Server
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000
  server.keepAliveTimeout = 65_000
  server.on('error', (error) => fail(listenFault(error, environment.HOST, environment.PORT)))

  const stop = async (signal: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    await stream?.stop()
    await live.stop()
    const late = setTimeout(() => server.closeAllConnections(), 10_000)
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeIdleConnections()
    })
    clearTimeout(late)
    await housekeeping.stop()
    await revisions.stop()
    await identity.reader.stop()
    await opened.close()
    log.flush(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** Accounts and sign-in; tells the passwords that somebody at the console has to know. */
async function openIdentity(opened: OpenDatabase, environment: Environment): Promise<IdentityServices> {
  const began = performance.now()
  const identity = createIdentity(opened, {
    publicUrl: environment.PUBLIC_URL,
    signOn: signOnOf(environment),
  })
  await identity.reader.start(opened)
  const password = await prepareDemoAccounts(identity, environment.DEMO_PASSWORD)
  const initial = await createFirstAdministrator(identity)
  print(`accounts: ready (${seconds(performance.now() - began)})`)
  if (password !== undefined) {
    print('demo mode: whoever reaches this server may read it')
    print(`demo accounts: ${roles.join(' ')}, password ${password}`)
  }
  if (initial !== undefined)
    print(`first account: admin, password ${initial} (to be changed at the first sign-in)`)
  return identity
}

function signOnOf(environment: Environment): SignOn | undefined {
  const {
    OIDC_DISCOVERY_URL: discoveryUrl,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = environment
  if (!discoveryUrl || !clientId || !clientSecret) return undefined
  return { discoveryUrl, clientId, clientSecret, name: environment.OIDC_NAME }
}

const settingsOf = (environment: Environment): FixedSettings => {
  const { TIANDITU_KEY: key, TIANDITU_APPROVAL_NUMBER: number } = environment
  return {
    tianditu: key === undefined ? null : { key, approval_number: number ?? null },
    sign_on: signOnOf(environment)?.name ?? null,
  }
}

/** Where this machine reaches the server: a server that listens everywhere listens here too. */
function addressOn(host: string, port: number): string {
  const here: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }
  return `http://${here[host] ?? (host.includes(':') ? `[${host}]` : host)}:${port}`
}

function printSurfaces(host: string, port: number, isBuilt: boolean): void {
  const shown = host.includes(':') ? `[${host}]` : host
  const base = `http://${shown}:${port}`
  print('\nstreetgrid 网格一张图')
  for (const [path, name] of Object.entries(surfaces)) print(`  ${base}${path.padEnd(20)} ${name}`)
  if (!isBuilt) print('  The web pages are not built yet: npm start builds them')
}

function fail(error: unknown): void {
  process.stderr.write(`streetgrid: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
  setTimeout(() => process.exit(1), 100).unref()
}

main().catch(fail)
