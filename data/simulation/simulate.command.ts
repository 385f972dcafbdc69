import { parseArgs } from 'node:util'
import { randomFrom } from '../demo/random.ts'
import { Office } from './office.ts'
import { demoStreet, type Played, play } from './play.ts'

const usage = `npm run simulate -- [options]

Plays residents, the command centre, grid leaders and units of a demo street through the public API: reports, all steps of
the closed loop with returns, reworks, merges, extensions, and some that are left until they are overdue.

  --url ADDRESS     of the server (http://127.0.0.1:8787)
  --rate NUMBER     steps a minute (12)
  --minutes NUMBER  how long; 0: until it is stopped (10)
  --open NUMBER     about so many incidents are kept open (45)
  --street CODE     the demo street; by default the first
  --seed TEXT       the same seed, the same dice (by default another each time)
  --silent          no line for each step
`

const print = (line: string) => process.stdout.write(`${line}\n`)

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new Error(`--${name} must be a number from ${least} to ${most}, not “${text}”`)
  return value
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8787' },
      rate: { type: 'string', default: '12' },
      minutes: { type: 'string', default: '10' },
      open: { type: 'string', default: '45' },
      street: { type: 'string' },
      seed: { type: 'string', default: String(Date.now()) },
      silent: { type: 'boolean', default: false },
      /** Ends with the process that began it: its standard input is closed then. */
      attached: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    print(usage)
    return
  }
  const rate = numberIn('rate', values.rate, 0.1, 6000)
  const minutes = numberIn('minutes', values.minutes, 0, 1e6)
  const open = numberIn('open', values.open, 1, 1000)
  const office = new Office(new URL(values.url).origin)
  const street = await demoStreet(office, values.street)
  const end = minutes === 0 ? Number.POSITIVE_INFINITY : Date.now() + minutes * 60_000
  let isStopped = false
  let wake: () => void = () => undefined
  const stop = () => {
    isStopped = true
    wake()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (values.attached) process.stdin.resume().on('end', stop).on('error', stop)
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const played = await play({
    office,
    street,
    random: randomFrom(values.seed),
    open,
    isOver: () => isStopped || Date.now() >= end,
    pause: () => wait(60_000 / rate),
    onStep: ({ who, verb, code, stage }) => {
      if (!values.silent)
        print(
          `${new Date().toTimeString().slice(0, 8)} ${who.padEnd(10)} ${verb.padEnd(11)} ${code} → ${stage}`,
        )
    },
    onTrouble: (words) => {
      if (!values.silent) print(`the server: ${words}; trying again`)
    },
  })
  process.stdin.pause()
  if (!values.silent) printSummary(played)
}

function printSummary({ steps, refused }: Played): void {
  const told = (counts: Partial<Record<string, number>>) =>
    Object.entries(counts)
      .toSorted(([, one = 0], [, other = 0]) => other - one)
      .map(([name, number]) => `${name} ${number}`)
      .join(', ') || 'none'
  print(`steps: ${told(steps)}\nrefused: ${told(refused)}`)
}

main().catch((error: unknown) => {
  process.stderr.write(`simulate: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
