import autocannon from 'autocannon'
import { type Sample, summarise } from './statistics.ts'

export interface Load {
  connections: number
  seconds: number
}

/** Runs on from round to round, so that no address comes twice. */
let asked = 0

/**
 * One round of GET requests on kept-alive connections, each sending the next request when its answer has come.
 * `url` may be a function of the running number, for addresses that should not repeat. Answers are asked for
 * uncompressed. Throws if any answer is not 200.
 */
export async function loadUrl(url: string | ((index: number) => string), load: Load): Promise<Sample> {
  const address = (position: number) => (typeof url === 'string' ? url : url(position))
  const first = new URL(address(asked))
  const milliseconds: number[] = []
  let failure: string | undefined
  let bytes = 0

  const began = performance.now()
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        url: first.origin,
        connections: load.connections,
        duration: load.seconds,
        timeout: 30,
        requests: [
          {
            method: 'GET',
            path: first.pathname + first.search,
            ...(typeof url === 'function' && {
              setupRequest: (request: autocannon.Request) => {
                asked += 1
                const next = new URL(address(asked))
                return { ...request, path: next.pathname + next.search }
              },
            }),
          },
        ],
      },
      (error: Error | null) => (error ? reject(error) : resolve()),
    )
    run.on('response', (_client, status, size, time) => {
      milliseconds.push(time)
      bytes = size
      if (status !== 200) failure ??= `${status} for ${first.pathname}${first.search}`
    })
    run.on('reqError', (error: Error) => {
      failure ??= `${error.message} for ${first.pathname}`
    })
  })
  if (failure) throw new Error(failure)
  return summarise(milliseconds, (performance.now() - began) / 1000, bytes)
}

/** One round of a task in this process, `connections` at a time. */
export async function loadTask(task: () => Promise<unknown>, load: Load): Promise<Sample> {
  const milliseconds: number[] = []
  const began = performance.now()
  const end = began + load.seconds * 1000
  const worker = async () => {
    while (performance.now() < end) {
      const started = performance.now()
      await task()
      milliseconds.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: load.connections }, worker))
  return summarise(milliseconds, (performance.now() - began) / 1000)
}

/**
 * Runs every contestant once per round, in turn, so that what disturbs the machine disturbs all of them; the rounds
 * come back per contestant. Each is warmed up first.
 */
export async function interleave(
  contestants: readonly ((load: Load) => Promise<Sample>)[],
  load: Load,
  rounds: number,
): Promise<Sample[][]> {
  const samples: Sample[][] = contestants.map(() => [])
  for (const contestant of contestants) await contestant({ ...load, seconds: Math.min(2, load.seconds) })
  for (let round = 0; round < rounds; round += 1)
    for (const [index, contestant] of contestants.entries()) samples[index]?.push(await contestant(load))
  return samples
}
