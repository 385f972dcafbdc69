import type { BareDatabase } from './bare.ts'
import type { BenchDatabase } from './databases.ts'
import { interleave, type Load, loadUrl } from './load.ts'
import { figure, progress, type Report } from './report.ts'
import { type Server, startServer } from './server.ts'
import { medianSample, type Sample, speedRatio } from './statistics.ts'
import { type Read, readsOf, surveyOf } from './targets.ts'

const alone: Load = { connections: 1, seconds: 2 }

interface Measured {
  name: string
  how: 'asked anew' | 'from memory'
  statements: number
  rounds: Sample[]
  bare: Sample[]
  alone: Sample
  bareAlone: Sample
}

async function measure(
  read: Read,
  server: Server,
  bare: BareDatabase,
  load: Load,
  rounds: number,
): Promise<Measured[]> {
  const { first, again } = await bare.capture(read.path(0))
  const isCached = again.length < first.length
  const varied = read.isVaried ? (index: number) => server.url + read.path(index) : undefined
  const plain = (round: Load) => loadUrl(server.url + read.path(0), round)
  const missing = isCached && varied ? (round: Load) => loadUrl(varied, round) : undefined
  const contestants = [(round: Load) => bare.load(first, round), ...(missing ? [missing] : []), plain]
  const samples = await interleave(contestants, load, rounds)
  const singles = await interleave(
    contestants,
    { ...alone, seconds: Math.min(alone.seconds, load.seconds) },
    1,
  )
  const result = (how: Measured['how'], index: number): Measured[] => {
    const [sample] = singles[index] ?? []
    const [bareAlone] = singles[0] ?? []
    if (!sample || !bareAlone) return []
    const measured = { name: read.name, how, statements: first.length, bareAlone, alone: sample }
    return [{ ...measured, rounds: samples[index] ?? [], bare: samples[0] ?? [] }]
  }
  if (!isCached) return result('asked anew', 1)
  return missing ? [...result('asked anew', 1), ...result('from memory', 2)] : result('from memory', 1)
}

/** Measures the main reads of one database: the API beside the bare SQL of the same answers, in turn. */
export async function benchReads(
  report: Report,
  database: BenchDatabase,
  load: Load,
  rounds: number,
): Promise<void> {
  const bare = await database.openBeside()
  const server = await startServer(database.environment)
  const survey = await surveyOf(server.url)
  report.heading(`Main reads, ${database.title}`)
  report.line(
    `${load.connections} connections, median of ${rounds} rounds of ${load.seconds} s; ${survey.size}. “Bare SQL” is the SQL text of the same answer, taken from the API’s own code, run through the same driver and pool by as many callers in a process of its own; no HTTP, no JSON.`,
  )
  report.line()
  const measured: Measured[] = []
  for (const read of readsOf(survey)) {
    progress(`reads ${database.kind}: ${read.name}`)
    measured.push(...(await measure(read, server, bare, load, rounds)))
  }
  report.table(
    [
      'read',
      '',
      '/s',
      'p50',
      'p95',
      'p99 ms',
      'KB',
      'bare SQL /s',
      'p50 ms',
      '× bare',
      'alone p50 ms',
      '× bare',
    ],
    measured.map(({ name, how, rounds, bare, alone, bareAlone }) => {
      const api = medianSample(rounds)
      const sql = medianSample(bare)
      return [
        name,
        how,
        api.perSecond,
        api.p50,
        api.p95,
        api.p99,
        figure(api.bytes / 1024),
        sql.perSecond,
        sql.p50,
        speedRatio(bare, rounds),
        alone.p50,
        alone.p50 / bareAlone.p50,
      ]
    }),
  )
  report.keep(`reads.${database.kind}`, measured)
  const floor = (shape: Load) => loadUrl(`${server.url}/healthz`, shape)
  const [crowded = [], single = []] = [
    await interleave([floor], load, rounds),
    await interleave([floor], alone, 1),
  ]
  report.line(
    `\nAn exchange that asks the database nothing (/healthz): ${figure(medianSample(crowded[0] ?? []).perSecond)}/s; alone ${figure(medianSample(single[0] ?? []).p50)} ms. No answer can come sooner.`,
  )
  await bare.stop()
  await server.stop()
}
