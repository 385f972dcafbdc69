import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type StatementMessage, statements } from '../database/rows.ts'

/** The numbers of one running server, in Prometheus' words. A registry of its own, so that tests may run several. */
export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics(options: { withProcess?: boolean } = {}) {
  const registry = new Registry()
  if (options.withProcess) collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'streetgrid_http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const statementSeconds = new Histogram({
    name: 'streetgrid_database_query_duration_seconds',
    help: 'Time of a statement, from sending it to its last row',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  const observeStatement = (message: unknown) =>
    statementSeconds.observe((message as StatementMessage).seconds)
  statements.subscribe(observeStatement)
  const failures = new Counter({
    name: 'streetgrid_problems_total',
    help: 'Problems told to callers, by code',
    labelNames: ['code'] as const,
    registers: [registry],
  })
  const databaseUp = new Gauge({
    name: 'streetgrid_database_up',
    help: '1 if the last question to the database was answered',
    registers: [registry],
  })
  const running = new Gauge({
    name: 'streetgrid_http_requests_running',
    help: 'Requests being answered now',
    registers: [registry],
  })
  const liveStreams = new Gauge({
    name: 'streetgrid_live_streams',
    help: 'Open streams of /api/live',
    registers: [registry],
  })
  const liveMessages = new Counter({
    name: 'streetgrid_live_messages_total',
    help: 'Messages sent to the streams, each counted once for every stream',
    registers: [registry],
  })
  const liveDropped = new Counter({
    name: 'streetgrid_live_dropped_total',
    help: 'Streams ended because their readers were too slow',
    registers: [registry],
  })
  return { registry, requests, failures, databaseUp, running, liveStreams, liveMessages, liveDropped }
}
