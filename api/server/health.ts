import { Hono } from 'hono'
import type { OpenDatabase } from '../database/open.ts'
import { databaseUnavailable } from '../problem.ts'
import type { Metrics } from './metrics.ts'

const patienceMilliseconds = 3000

/** `/healthz` says the process lives, `/readyz` that it can answer, `/metrics` how it fares. */
export const healthRoutes = (opened: OpenDatabase, metrics: Metrics) =>
  new Hono()
    .get('/healthz', (context) => context.json({ status: 'alive' }, 200))
    .get('/readyz', async (context) => {
      const isUp = await answers(opened)
      metrics.databaseUp.set(isUp ? 1 : 0)
      if (!isUp) throw databaseUnavailable({ headers: { 'retry-after': '5' } })
      return context.json({ status: 'ready', database: opened.kind }, 200)
    })
    .get('/metrics', async (context) => {
      metrics.databaseUp.set((await answers(opened)) ? 1 : 0)
      return context.body(await metrics.registry.metrics(), 200, {
        'content-type': metrics.registry.contentType,
        'cache-control': 'no-store',
      })
    })

async function answers(opened: OpenDatabase): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMilliseconds)
  })
  try {
    return await Promise.race([opened.query('SELECT 1').then(() => true), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
