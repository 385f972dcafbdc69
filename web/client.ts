import { hc, type InferRequestType, type InferResponseType } from 'hono/client'
import type { Api } from '../api/app.ts'
import type { AuditAction } from '../api/identity/audit.model.ts'
import type { Role } from '../api/identity/permission.model.ts'
import type { CalendarDayChange } from '../api/incident/calendar-day.model.ts'
import type { IncidentVerb } from '../api/incident/incident.model.ts'
import type { LimitsChange } from '../api/incident/limits.model.ts'
import type { IndicatorName, IndicatorPart } from '../api/indicator/indicator.model.ts'
import type { PeriodKind } from '../api/indicator/period.model.ts'
import type { StreetSettingsBody } from '../api/office/street-settings.model.ts'
import type { TemplateBody } from '../api/office/template.model.ts'
import type { PlaceSetKind } from '../api/place/place-set.model.ts'
import { answer, done, fileOf, opened, type Signal } from './request.ts'

export { RequestProblem } from './request.ts'

/** west, south, east, north in degrees. */
export type Bounds = [number, number, number, number]
/** A filter or another question about a street as query parameters. */
export type Parameters = { street: string; [name: string]: string }

const { api } = hc<Api>('/')
type Position = readonly [number, number]
const text = ([longitude, latitude]: Position) => ({
  longitude: String(longitude),
  latitude: String(latitude),
})
const by = (signal: Signal) => ({ init: { signal: signal ?? null } })
/** Has the server refuse a change of what somebody else has changed since. */
const ifUnchanged = (version: string | undefined) =>
  version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }

export const featureCollections = [
  'communities',
  'grids',
  'estates',
  'buildings',
  'redevelopment-zones',
  'roads',
  'service-points',
  'units',
  'base-features',
] as const
export type FeatureCollectionName = (typeof featureCollections)[number]
export type PlaceFeatures = InferResponseType<(typeof api.features)[':collection']['$get']>
export type IncidentPoints = InferResponseType<typeof api.incidents.points.$get>
export type IncidentPage = InferResponseType<typeof api.incidents.$get>
/** A verb that is done to an incident that is there. */
export type StepVerb = Exclude<IncidentVerb, 'report'>
export type NewReport = InferRequestType<typeof api.incidents.$post>['json']
export type ManyToDispatch = InferRequestType<typeof api.incidents.dispatch.$post>['json']
export type Credentials = InferRequestType<(typeof api.auth)['sign-in']['username']['$post']>['json']
export type NewAccount = InferRequestType<typeof api.accounts.$post>['json']
export type AccountChange = InferRequestType<(typeof api.accounts)[':id']['$patch']>['json']

/** Who is signed in, and the administration of who may. */
const identityCalls = {
  identity: (signal?: AbortSignal) => answer(api.auth.session.$get({}, by(signal)), signal),
  signIn: (json: Credentials) => answer(api.auth['sign-in'].username.$post({ json }), undefined),
  signInAsDemo: (username: Role) => answer(api.auth['sign-in'].demo.$post({ json: { username } }), undefined),
  signOut: () => done(api.auth['sign-out'].$post()),
  changePassword: (current_password: string, new_password: string) =>
    answer(api.auth['change-password'].$post({ json: { current_password, new_password } }), undefined),
  /** Where the office's own sign-on begins; it comes back to `to`. */
  signOnAddress: (to: string) => `/api/auth/sign-on?to=${encodeURIComponent(to)}`,
  sessions: (signal?: AbortSignal) =>
    answer(api.me.sessions.$get({}, by(signal)), signal).then(({ sessions }) => sessions),
  endSession: (id: string) => done(api.me.sessions[':id'].$delete({ param: { id } })),
  keys: (signal?: AbortSignal) => answer(api.me.keys.$get({}, by(signal)), signal).then(({ keys }) => keys),
  createKey: (json: { name: string; days?: number }) => answer(api.me.keys.$post({ json }), undefined),
  revokeKey: (id: string) => done(api.me.keys[':id'].$delete({ param: { id } })),
  accounts: (signal?: AbortSignal) =>
    answer(api.accounts.$get({}, by(signal)), signal).then(({ accounts }) => accounts),
  createAccount: (json: NewAccount) => answer(api.accounts.$post({ json }), undefined),
  changeAccount: (id: string, json: AccountChange) =>
    done(api.accounts[':id'].$patch({ param: { id }, json })),
  deleteAccount: (id: string) => done(api.accounts[':id'].$delete({ param: { id } })),
  resetPassword: (id: string) =>
    answer(api.accounts[':id']['reset-password'].$post({ param: { id } }), undefined),
  endAccountSessions: (id: string) => done(api.accounts[':id'].sessions.$delete({ param: { id } })),
  /** A page of the audit, the latest first, from before a position on. */
  audit: (query: { before?: string; action?: AuditAction }, signal?: AbortSignal) =>
    answer(api.audit.$get({ query: { ...query, limit: '100' } }, by(signal)), signal),
}

/** A header that makes a write that is sent again be done once. */
const onceAs = (key: string) => ({ 'idempotency-key': key })

/** What an office sets for a street. */
const officeCalls = {
  /** Words that are often written with a step. */
  templates: (street: string, signal?: AbortSignal) =>
    answer(api['response-templates'].$get({ query: { street } }, by(signal)), signal).then(
      ({ templates }) => templates,
    ),
  addTemplate: (street: string, json: TemplateBody, key: string) =>
    answer(api['response-templates'].$post({ query: { street }, json }, { headers: onceAs(key) }), undefined),
  /** Changes a template as it was in `version`. */
  changeTemplate: (street: string, { id, version }: { id: number; version: string }, json: TemplateBody) =>
    answer(
      api['response-templates'][':id'].$put(
        { param: { id: String(id) }, query: { street }, json },
        ifUnchanged(version),
      ),
      undefined,
    ),
  removeTemplate: (street: string, { id, version }: { id: number; version: string }) =>
    done(
      api['response-templates'][':id'].$delete(
        { param: { id: String(id) }, query: { street } },
        ifUnchanged(version),
      ),
    ),
  streetSettings: (street: string, signal?: AbortSignal) =>
    answer(api['street-settings'].$get({ query: { street } }, by(signal)), signal),
  changeStreetSettings: (street: string, version: string, json: StreetSettingsBody) =>
    answer(api['street-settings'].$put({ query: { street }, json }, ifUnchanged(version)), undefined),
}

/** What is done to incidents. */
const incidentCalls = {
  /**
   * Takes a step of the closed loop, if `sequence` is still the last one. Sent again under the same key, it gets the first
   * answer again. A conflict's members hold the `incident` as it stands.
   */
  act: (
    { id, street, verb, sequence }: { id: number; street: string; verb: StepVerb; sequence: number },
    body: object,
    key: string,
  ) =>
    answer(
      api.incidents[':id'][':verb'].$post(
        { param: { id: String(id), verb }, query: { street } },
        {
          headers: {
            'content-type': 'application/json',
            'if-match': `"${sequence}"`,
            ...onceAs(key),
          },
          init: { body: JSON.stringify(body) },
        },
      ),
      undefined,
    ),
  /** Files a report; sent again under the same key, it gets the first answer again. */
  report: (street: string, json: NewReport, key: string) =>
    answer(api.incidents.$post({ query: { street }, json }, { headers: onceAs(key) }), undefined),
  /** The buildings and estates that an address means, the best first. */
  addresses: (street: string, q: string, signal?: AbortSignal) =>
    answer(api.addresses.$get({ query: { street, q } }, by(signal)), signal).then(
      ({ addresses }) => addresses,
    ),
  /** What contains a place, or which grid is nearest to it. */
  placeAt: (street: string, at: Position, signal?: AbortSignal) =>
    answer(api.places.at.$get({ query: { street, ...text(at) } }, by(signal)), signal),
  /** Sends the same units to several incidents; each succeeds or is refused by itself. */
  dispatchMany: (street: string, json: ManyToDispatch, key: string) =>
    answer(api.incidents.dispatch.$post({ query: { street }, json }, { headers: onceAs(key) }), undefined),
  /** The units that could be sent, the most suitable first. */
  suggestions: (id: number, street: string, signal?: AbortSignal) =>
    answer(
      api.incidents[':id'].suggestions.$get({ param: { id: String(id) }, query: { street } }, by(signal)),
      signal,
    ).then(({ units }) => units),
  nearby: (id: number, street: string, signal?: AbortSignal) =>
    answer(
      api.incidents[':id'].nearby.$get({ param: { id: String(id) }, query: { street } }, by(signal)),
      signal,
    ),
  /** Stores a photo, to be named by a step later. */
  attach: (street: string, photo: Blob, signal?: AbortSignal) =>
    answer(
      api.attachments.$post(
        { query: { street } },
        {
          headers: { 'content-type': 'application/octet-stream' },
          init: { body: photo, signal: signal ?? null },
        },
      ),
      signal,
    ),
  photoAddress: (id: number, variant: 'photo' | 'thumbnail') =>
    variant === 'photo' ? `/api/attachments/${id}` : `/api/attachments/${id}/thumbnail`,
  /** What is masked elsewhere, for a reason that is recorded. */
  reveal: (id: number, street: string, reason: string) =>
    answer(
      api.incidents[':id'].reveal.$post({ param: { id: String(id) }, query: { street }, json: { reason } }),
      undefined,
    ),
  /** Open incidents of the category near a place, which a report may be a duplicate of. */
  duplicates: (street: string, category: string, at: Position, signal?: AbortSignal) =>
    answer(
      api.incidents.duplicates.$get({ query: { street, category, ...text(at) } }, by(signal)),
      signal,
    ).then(({ incidents }) => incidents),
}

/**
 * Everything the browser asks of the server. A failure is a `RequestProblem`; a signal cancels. Given the answer of
 * `before`, a question whose answer did not change since gives back that very object.
 */
export const client = {
  settings: (signal?: AbortSignal) => answer(api.settings.$get({ query: {} }, by(signal)), signal),
  districts: (signal?: AbortSignal) =>
    answer(api.districts.$get({ query: {} }, by(signal)), signal).then(({ districts }) => districts),
  district: (code: string, signal?: AbortSignal) =>
    answer(api.districts[':code'].$get({ param: { code }, query: {} }, by(signal)), signal),
  community: (code: string, signal?: AbortSignal) =>
    answer(api.communities[':code'].$get({ param: { code }, query: {} }, by(signal)), signal),
  features: (
    collection: FeatureCollectionName,
    street: string,
    signal?: AbortSignal,
    before?: PlaceFeatures,
  ) =>
    answer(
      api.features[':collection'].$get({ param: { collection }, query: { street } }, by(signal)),
      signal,
      before,
    ),
  incidentPoints: (query: Parameters, signal?: AbortSignal, before?: IncidentPoints) =>
    answer(api.incidents.points.$get({ query }, by(signal)), signal, before),
  incidents: (query: Parameters, signal?: AbortSignal, before?: IncidentPage) =>
    answer(api.incidents.$get({ query }, by(signal)), signal, before),
  incidentSummary: (query: Parameters, signal?: AbortSignal) =>
    answer(api.incidents.summary.$get({ query }, by(signal)), signal),
  /** An incident; with `moment`, epoch in milliseconds, as it was then. */
  incident: (id: string, street: string, signal?: AbortSignal, moment?: number) =>
    answer(
      api.incidents[':id'].$get(
        {
          param: { id },
          query: { street, ...(moment !== undefined && { at: new Date(moment).toISOString() }) },
        },
        by(signal),
      ),
      signal,
    ),
  /** The stream of a street's incidents as server-sent events, after the message of that id. */
  live: (street: string, after: string | undefined, signal?: AbortSignal) =>
    opened(
      api.live.$get({ query: { street, ...(after !== undefined && { after }) }, header: {} }, by(signal)),
      signal,
    ),
  grid: (code: string, signal?: AbortSignal) =>
    answer(api.grids[':code'].$get({ param: { code }, query: {} }, by(signal)), signal),
  estate: (id: string, street: string, signal?: AbortSignal) =>
    answer(api.estates[':id'].$get({ param: { id }, query: { street } }, by(signal)), signal),
  building: (id: string, street: string, signal?: AbortSignal) =>
    answer(api.buildings[':id'].$get({ param: { id }, query: { street } }, by(signal)), signal),
  zone: (id: string, street: string, signal?: AbortSignal) =>
    answer(api['redevelopment-zones'][':id'].$get({ param: { id }, query: { street } }, by(signal)), signal),
  servicePoint: (id: string, street: string, signal?: AbortSignal) =>
    answer(api['service-points'][':id'].$get({ param: { id }, query: { street } }, by(signal)), signal),
  unit: (id: string, street: string, signal?: AbortSignal) =>
    answer(api.units[':id'].$get({ param: { id }, query: { street } }, by(signal)), signal),
  indicators: (query: Parameters & { period: PeriodKind }, signal?: AbortSignal) =>
    answer(api.indicators.$get({ query }, by(signal)), signal),
  /** The incidents that a figure counts, the latest first, after the one of an id. */
  indicatorRecords: (
    name: IndicatorName,
    query: Parameters & { period: PeriodKind; part: IndicatorPart },
    signal?: AbortSignal,
  ) => answer(api.indicators[':name'].records.$get({ param: { name }, query }, by(signal)), signal),
  ledger: (query: Parameters, signal?: AbortSignal) => answer(api.ledger.$get({ query }, by(signal)), signal),
  ledgerFile: (query: Parameters & { lang: 'zh' | 'en' }) => fileOf(api['ledger.xlsx'].$get({ query })),
  /** The nearest `limit` units or service points of a position (longitude, latitude). */
  nearest: (
    street: string,
    at: Position,
    of: 'units' | 'service-points',
    limit: number,
    signal?: AbortSignal,
  ) =>
    answer(
      api.places.nearest.$get({ query: { street, ...text(at), of, k: String(limit) } }, by(signal)),
      signal,
    ).then(({ items }) => items),
  /** A page of the places that a figure counts: a filter's places, `of`, and what they are. */
  placeSet: (query: Parameters & { of: PlaceSetKind }, signal?: AbortSignal) =>
    answer(api.places.$get({ query }, by(signal)), signal),
  /** The categories with their limits. */
  limits: (signal?: AbortSignal) =>
    answer(api.categories.$get({ query: {} }, by(signal)), signal).then(({ categories }) => categories),
  /** Changes the limits of a category as they were in `version`. */
  changeLimits: (code: string, version: string, json: LimitsChange) =>
    answer(api.categories[':code'].$put({ param: { code }, json }, ifUnchanged(version)), undefined),
  /** The days of a year that differ from the ordinary week. */
  calendar: (year: number, signal?: AbortSignal) =>
    answer(api['work-calendar'].$get({ query: { year: String(year) } }, by(signal)), signal),
  /** Enters a day as it was in `version`, if it was seen; null gives it back to the ordinary week. */
  changeDay: (day: string, version: string | undefined, json: CalendarDayChange | null) =>
    json === null
      ? answer(api['work-calendar'][':day'].$delete({ param: { day } }, ifUnchanged(version)), undefined)
      : answer(api['work-calendar'][':day'].$put({ param: { day }, json }, ifUnchanged(version)), undefined),
  figures: (query: Parameters, signal?: AbortSignal) =>
    answer(api.places.figures.$get({ query }, by(signal)), signal),
  search: (street: string, q: string, signal?: AbortSignal) =>
    answer(api.search.$get({ query: { street, q, limit: '20' } }, by(signal)), signal).then(
      ({ results }) => results,
    ),
  ...incidentCalls,
  ...officeCalls,
  ...identityCalls,
}

type AnswerOf<Name extends keyof typeof client> = Awaited<ReturnType<(typeof client)[Name]>>

export interface Coded {
  code: string
  name: string
}
export interface Named {
  id: number
  name: string
}
export interface IncidentFigures {
  total: number
  open: number
  overdue: number
}
export type Settings = AnswerOf<'settings'>
export type ResponseTemplate = AnswerOf<'templates'>[number]
export type StreetSettings = AnswerOf<'streetSettings'>
export type DistrictEntry = AnswerOf<'districts'>[number]
export type District = AnswerOf<'district'>
export type CategoryEntry = District['categories'][number]
export type CommunityDetail = AnswerOf<'community'>
export type GridDetail = AnswerOf<'grid'>
export type EstateDetail = AnswerOf<'estate'>
export type BuildingDetail = AnswerOf<'building'>
export type ZoneDetail = AnswerOf<'zone'>
export type ServicePointDetail = AnswerOf<'servicePoint'>
export type UnitDetail = AnswerOf<'unit'>
export type IncidentRow = IncidentPage['incidents'][number]
export type IncidentSummary = AnswerOf<'incidentSummary'>
export type Incident = AnswerOf<'incident'>
export type Surroundings = AnswerOf<'nearby'>
export type Suggestion = AnswerOf<'suggestions'>[number]
export type PossibleDuplicate = AnswerOf<'duplicates'>[number]
export type Revealed = AnswerOf<'reveal'>
export type IndicatorFigures = AnswerOf<'indicators'>
export type IndicatorEntry = IndicatorFigures['indicators'][number]
export type IndicatorRecord = AnswerOf<'indicatorRecords'>['incidents'][number]
export type LedgerEntry = AnswerOf<'ledger'>['entries'][number]
export type LimitsEntry = AnswerOf<'limits'>[number]
export type CalendarYear = AnswerOf<'calendar'>
export type CalendarDay = CalendarYear['days'][number]
export type ShapeFigures = AnswerOf<'figures'>
export type PlaceSetItem = AnswerOf<'placeSet'>['items'][number]
export type Me = AnswerOf<'signIn'>
export type OwnSession = AnswerOf<'sessions'>[number]
export type OwnKey = AnswerOf<'keys'>[number]
export type AccountEntry = AnswerOf<'accounts'>[number]
export type InitialPassword = AnswerOf<'createAccount'>
export type AuditEntry = AnswerOf<'audit'>['entries'][number]
export type SearchResult = AnswerOf<'search'>[number]
