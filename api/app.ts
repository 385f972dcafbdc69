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
import { accountRoutes } from './identity/account.routes.ts'
import { identityRoutes } from './identity/identity.routes.ts'
import { createIdentity, type IdentityServices } from './identity/identity.ts'
import { admit, identify, type Reader } from './identity/reader.ts'
import { incidentRoutes } from './incident/incident.routes.ts'
import { limitsRoutes } from './incident/limits.routes.ts'
import { surroundingRoutes } from './incident/surroundings.routes.ts'
import { verbRoutes } from './incident/verb.routes.ts'
import { indicatorRoutes } from './indicator/indicator.routes.ts'
import { ledgerRoutes } from './ledger/ledger.routes.ts'
import { LiveHub } from './live/hub.ts'
import { liveRoutes } from './live/live.routes.ts'
import { officeRoutes } from './office/office.routes.ts'
import { ogcRoutes } from './ogc/ogc.routes.ts'
import { placeRoutes } from './place/place.routes.ts'
import { methodNotAllowed, toProblem } from './problem.ts'
import { redevelopmentRoutes } from './redevelopment/redevelopment.routes.ts'
import { searchRoutes } from './search/search.routes.ts'
import { BodyCache } from './server/body-cache.ts'
import { refuseCrossSite } from './server/cross-site.ts'
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
import type { FixedSettings } from './settings/settings.shapes.ts'
import { unitRoutes } from './unit/unit.routes.ts'

export type AppOptions = {
  opened: OpenDatabase
  log: Logger
  /** Folder of the built web pages. */
  pages?: string
  /** What the pages are told; with a key for 天地图 the content security policy allows its hosts. */
  settings?: FixedSettings
  metrics?: Metrics
  revisions?: Revisions
  /** Accounts and sign-in. */
  identity?: IdentityServices
  /** Says who the reader of a request is; by default whoever signed in, or nobody. */
  reader?: Reader
  /** The open streams; to be stopped by who made it. */
  live?: LiveHub
  /** How long an answer may take. */
  answerMilliseconds?: number
}

/** Joins the rooms. `typeof` the result is what the browser's client is typed by. */
export function createApp({
  opened,
  log,
  pages = 'dist',
  settings = { tianditu: null, sign_on: null },
  metrics = createMetrics(),
  revisions = new Revisions(opened),
  identity = createIdentity(opened),
  reader = identity.reader.read,
  live = new LiveHub(opened, { metrics, log }),
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
  app.use(observe(log, metrics), securityHeaders({ tianditu: settings.tianditu !== null }))
  const limit = limitBody(undefined, { '/api/attachments': mostUploadBytes })
  for (const path of ['/api/*', '/ogc/*'])
    app.use(path, limit, limitTime(answerMilliseconds), refuseCrossSite, identify(reader))
  app.use(
    checkMethod({
      app,
      onMethodNotAllowed: (_context, methods) => {
        throw methodNotAllowed({ headers: { allow: methods.join(', ') } })
      },
    }),
  )
  return app
    .route('/api', settingsRoutes(settings, identity))
    .route('/api', identityRoutes(identity))
    .use('/api/*', admit)
    .use('/ogc/*', admit)
    .route('/api', accountRoutes(identity))
    .route('/api', districtRoutes(services))
    .route('/api', featureRoutes(services))
    .route('/api', verbRoutes(services))
    .route('/api', surroundingRoutes(services))
    .route('/api', incidentRoutes(services))
    .route('/api', indicatorRoutes(services))
    .route('/api', ledgerRoutes(services))
    .route('/api', liveRoutes(services, live, reader))
    .route('/api', attachmentRoutes(services))
    .route('/api', limitsRoutes(services))
    .route('/api', officeRoutes(services))
    .route('/api', gridRoutes(services))
    .route('/api', estateRoutes(services))
    .route('/api', buildingRoutes(services))
    .route('/api', redevelopmentRoutes(services))
    .route('/api', serviceRoutes(services))
    .route('/api', unitRoutes(services))
    .route('/api', placeRoutes(services))
    .route('/api', searchRoutes(services))
    .route('/api', descriptionRoutes())
    .route('/ogc', ogcRoutes(services))
    .route('/', healthRoutes(opened, metrics))
    .route('/', staticRoutes(pages))
}

/** The routes and their types, for the browser's typed client. */
export type Api = ReturnType<typeof createApp>
