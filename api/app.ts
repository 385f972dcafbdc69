import { Hono } from 'hono'
import { methodNotAllowed as checkMethod } from 'hono/method-not-allowed'
import type { Logger } from 'pino'
import { attachmentRoutes, mostUploadBytes } from './attachment/attachment.routes.ts'
import { buildingRoutes } from './building/building.routes.ts'
import type { OpenDatabase } from './database/open.ts'
import { descriptionRoutes } from './description.ts'
import { districtRoutes } from './district/district.routes.ts'
import { estateRoutes } from './estate/estate.routes.ts'
import { featureRoutes } from './feature/feature.routes.ts'
import { gridRoutes } from './grid/grid.routes.ts'
import { identify, type Reader } from './identity/reader.ts'
import { incidentRoutes } from './incident/incident.routes.ts'
import { limitsRoutes } from './incident/limits.routes.ts'
import { ogcRoutes } from './ogc/ogc.routes.ts'
import { placeRoutes } from './place/place.routes.ts'
import { methodNotAllowed, toProblem } from './problem.ts'
import { redevelopmentRoutes } from './redevelopment/redevelopment.routes.ts'
import { searchRoutes } from './search/search.routes.ts'
import { BodyCache } from './server/body-cache.ts'
import { describeError } from './server/error-description.ts'
import { securityHeaders } from './server/headers.ts'
import { healthRoutes } from './server/health.ts'
import { limitBody, limitTime } from './server/limits.ts'
import { createMetrics, type Metrics } from './server/metrics.ts'
import { observe, type RequestVariables } from './server/observe.ts'
import { Revisions } from './server/revisions.ts'
import { staticRoutes } from './server/static.ts'
import { serviceRoutes } from './service/service.routes.ts'
import type { Services } from './services.ts'
import { settingsRoutes } from './settings/settings.routes.ts'
import type { Settings } from './settings/settings.shapes.ts'
import { unitRoutes } from './unit/unit.routes.ts'

export type AppOptions = {
  opened: OpenDatabase
  log: Logger
  /** Folder of the built web pages. */
  pages?: string
  /** What the pages are told; with a key for 天地图 the content security policy allows its hosts. */
  settings?: Settings
  metrics?: Metrics
  revisions?: Revisions
  /** Says who the reader of a request is. */
  reader: Reader
  /** How long an answer may take. */
  answerMilliseconds?: number
}

/** Joins the rooms. `typeof` the result is what the browser's client is typed by. */
export function createApp({
  opened,
  log,
  pages = 'dist',
  settings = { tianditu: null },
  metrics = createMetrics(),
  revisions = new Revisions(opened),
  reader,
  answerMilliseconds = 40_000,
}: AppOptions) {
  const services: Services = { database: opened.database, bodies: new BodyCache(), revisions }
  const app = new Hono<RequestVariables>({ strict: false })
  app.onError((error, context) => {
    const problem = toProblem(error)
    const requestId = context.get('requestId')
    metrics.failures.inc({ code: problem.code })
    if (problem.status >= 500)
      log.error({ requestId, code: problem.code, error: describeError(problem.cause ?? error) }, 'problem')
    return problem.respond(context, requestId)
  })
  app.use(observe(log, metrics), securityHeaders({ tianditu: settings.tianditu !== null }), identify(reader))
  app.use(
    '/api/*',
    limitBody(undefined, { '/api/attachments': mostUploadBytes }),
    limitTime(answerMilliseconds),
  )
  app.use('/ogc/*', limitBody(), limitTime(answerMilliseconds))
  app.use(
    checkMethod({
      app,
      onMethodNotAllowed: (_context, methods) => {
        throw methodNotAllowed({ headers: { allow: methods.join(', ') } })
      },
    }),
  )
  return app
    .route('/api', districtRoutes(services))
    .route('/api', featureRoutes(services))
    .route('/api', incidentRoutes(services))
    .route('/api', attachmentRoutes(services))
    .route('/api', limitsRoutes(services))
    .route('/api', gridRoutes(services))
    .route('/api', estateRoutes(services))
    .route('/api', buildingRoutes(services))
    .route('/api', redevelopmentRoutes(services))
    .route('/api', serviceRoutes(services))
    .route('/api', unitRoutes(services))
    .route('/api', placeRoutes(services))
    .route('/api', searchRoutes(services))
    .route('/api', settingsRoutes(settings))
    .route('/api', descriptionRoutes())
    .route('/ogc', ogcRoutes(services))
    .route('/', healthRoutes(opened, metrics))
    .route('/', staticRoutes(pages))
}

/** The routes and their types, for the browser's typed client. */
export type Api = ReturnType<typeof createApp>
