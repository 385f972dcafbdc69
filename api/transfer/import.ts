import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { withoutParameters } from '../database/query-error.ts'
import { revisionTables } from '../database/revision.ts'
import { firstRow } from '../database/rows.ts'
import { translateSpatialError } from '../database/spatial-error.ts'
import { placeCodeLengths, streetCode } from '../district/place-code.model.ts'
import { streetTimeZone } from '../incident/work-calendar.model.ts'
import { sourceCode } from './assign-codes.ts'
import { outsideBoundary, suspectedShift } from './boundary-check.ts'
import { checkGeometry, GeometryFault } from './check-geometry.ts'
import { type CoordinateSystem, wgs84 } from './coordinate-system.ts'
import type { ImportKind, ImportReport, RawFeature, Rejection } from './import.model.ts'
import { ImportError, ImportRejectedError } from './import-error.ts'
import type { ImportContext, ImportKindDefinition } from './kind.ts'
import { importKindDefinitions } from './kinds.ts'
import { pickValues, rejectionOf, type ValueSource } from './read-values.ts'
import { Staging } from './staging.ts'
import { findStreet, type KnownStreet } from './street.ts'

export interface ImportOptions {
  kind: ImportKind
  /** Nine digits. */
  street: string
  /** The name of a street that is not there yet; its code if not given. */
  name?: string
  features: Iterable<RawFeature> | AsyncIterable<RawFeature>
  /** Where the features come from: a file's name. */
  source: string
  isDemo?: boolean
  /** Kept with the dataset. */
  note?: string
  /** Take the good features and report the others; without it one bad feature stops all. */
  skipBad?: boolean
  /** Check and report, write nothing. */
  dryRun?: boolean
  /** Remove the street's rows of this kind first. Without it only demo rows give way, to rows that are no demo. */
  replace?: boolean
  crs?: CoordinateSystem
  values?: ValueSource
  /** IANA zone of times without an offset. */
  timeZone?: string
  categories?: Readonly<Record<string, string>>
}

/** Ends the transaction of a dry run. */
class DryRunEnd extends Error {}

/**
 * Imports features of one kind into one street, all or nothing, in one transaction: reads and checks every feature, then
 * writes. Rows with the same code are updated (incidents are left as they are). Throws an ImportRejectedError with the
 * report if features were refused, an ImportError if the import cannot begin, a SpatialError if
 * PostGIS fails, a QueryError if the database refuses a statement.
 */
export async function importFeatures(database: Database, options: ImportOptions): Promise<ImportReport> {
  const definition = importKindDefinitions[options.kind]
  if (definition === undefined) throw new ImportError('invalid_option', `there is no kind ${options.kind}`)
  if (!streetCode.safeParse(options.street).success)
    throw new ImportError(
      'unknown_street',
      `a street code has ${placeCodeLengths.street} digits, not “${options.street}”`,
    )
  const report: ImportReport = {
    kind: options.kind,
    street: options.street,
    source: options.source,
    read: 0,
    written: 0,
    removed: 0,
    rejected: [],
    notes: [],
  }
  try {
    await database.transaction((transaction) => run(transaction, definition, options, report))
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw withoutParameters(translateSpatialError(error))
    report.written = 0
    report.removed = 0
  }
  return report
}

async function run(
  transaction: Database,
  definition: ImportKindDefinition,
  options: ImportOptions,
  report: ImportReport,
): Promise<void> {
  const {
    street,
    name = street,
    source,
    isDemo = false,
    timeZone = streetTimeZone,
    categories = {},
  } = options
  const context: ImportContext = {
    transaction,
    street,
    streetName: name,
    source,
    isDemo,
    timeZone,
    categories,
    note: (code, message) => report.notes.push({ code, message }),
  }
  await transaction.execute(sql`SET LOCAL statement_timeout = 0`)
  await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${`import ${street}`}))`)
  const known = await findStreet(context)
  if (known === undefined && !['districts', 'communities', 'grids'].includes(options.kind))
    throw new ImportError(
      'unknown_street',
      `street ${street} is not in the database: import its districts, communities or grids first`,
    )
  const staging = await Staging.create(transaction)
  const refused = await stage(context, definition, options, staging, report)
  await checkStaged(context, definition, staging, known, refused)
  report.rejected = [...refused].sort(([left], [right]) => left - right).map(([, rejection]) => rejection)
  if (report.rejected.length > 0 && !options.skipBad) throw new ImportRejectedError(report)
  if ((await staging.count()) > 0) {
    const gives = known?.demoKinds.has(options.kind) && !isDemo
    if (options.replace ?? gives) report.removed = await definition.remove(context)
    if (report.removed > 0)
      context.note('replaced', `${report.removed} ${gives ? 'demo ' : ''}rows that were there gave way`)
    const { written, updated } = await definition.write(context)
    report.written = written
    await refreshStatistics(context, definition)
    if (updated > 0) context.note('updated', `${updated} rows with the same code were updated`)
    await recordDataset(context, definition, options)
  } else context.note('nothing', 'there was nothing to write')
  await staging.drop()
  if (!options.dryRun) return
  context.note('dry_run', `${report.written} rows would be written; nothing was`)
  throw new DryRunEnd()
}

type Refused = Map<number, Rejection>

/** Reads every feature, checks what needs no database and stages the good ones. */
async function stage(
  context: ImportContext,
  definition: ImportKindDefinition,
  options: ImportOptions,
  staging: Staging,
  report: ImportReport,
): Promise<Refused> {
  const refused: Refused = new Map()
  const reader = await definition.begin?.(context)
  const codes = new Map<string, string>()
  let withoutCode = 0
  for await (const feature of options.features) {
    report.read += 1
    const ordinal = report.read
    const checked = check(feature, definition, options)
    if ('rejection' in checked) {
      refused.set(ordinal, checked.rejection)
      continue
    }
    const { geometry, values } = checked
    if (values.code === undefined && definition.codes === 'own') withoutCode += 1
    const code = codeOf(values.code, definition, options, ordinal)
    const first = code === null ? undefined : codes.get(code)
    const completed =
      first === undefined
        ? (reader?.complete({ at: feature.at, ordinal, values }) ?? values)
        : duplicate(feature.at, String(code), first)
    if (isRejection(completed)) {
      refused.set(ordinal, completed)
      continue
    }
    if (code !== null) codes.set(code, feature.at)
    await staging.add({ ordinal, at: feature.at, code, properties: completed, geometry })
  }
  await staging.finish()
  reader?.finish?.()
  if (withoutCode > 0)
    context.note(
      'codes_assigned',
      `${withoutCode} features without a code got one from the source's name and their number`,
    )
  return refused
}

type Checked =
  | { rejection: Rejection }
  | { geometry: ReturnType<typeof checkGeometry>; values: Record<string, unknown> }

function check(feature: RawFeature, definition: ImportKindDefinition, options: ImportOptions): Checked {
  const { at } = feature
  try {
    const geometry = checkGeometry(feature.geometry, definition.geometries, options.crs ?? wgs84)
    const picked = pickValues(definition.record, feature.properties, options.values ?? {})
    const parsed = definition.record.safeParse(picked)
    if (!parsed.success) return { rejection: rejectionOf(at, picked, parsed.error) }
    const { code } = parsed.data
    if (definition.codes === 'place' && typeof code === 'string' && !code.startsWith(options.street))
      return {
        rejection: {
          at,
          code: 'wrong_street',
          pointer: '/code',
          message: `${code} is not in street ${options.street}`,
        },
      }
    return { geometry, values: parsed.data }
  } catch (error) {
    if (error instanceof GeometryFault) return { rejection: { at, code: error.code, message: error.message } }
    throw error
  }
}

function codeOf(
  given: unknown,
  definition: ImportKindDefinition,
  { source, street }: ImportOptions,
  ordinal: number,
): string | null {
  if (definition.kind === 'districts') return street
  if (typeof given === 'string') return given
  return definition.codes === 'own' ? sourceCode(source, ordinal) : null
}

const duplicate = (at: string, code: string, first: string): Rejection => ({
  at,
  code: 'duplicate_code',
  pointer: '/code',
  message: `code ${code} is already used at ${first}`,
})

const isRejection = (value: Record<string, unknown> | Rejection): value is Rejection =>
  typeof value.at === 'string' && typeof value.message === 'string' && 'code' in value

/** Checks that need PostGIS or the database; what is refused leaves the staging. */
async function checkStaged(
  context: ImportContext,
  definition: ImportKindDefinition,
  staging: Staging,
  known: KnownStreet | undefined,
  refused: Refused,
): Promise<void> {
  const refuse = async (found: { ordinal: number; rejection: Rejection }[]) => {
    for (const { ordinal, rejection } of found) refused.set(ordinal, rejection)
    await staging.remove(found.map(({ ordinal }) => ordinal))
  }
  const invalid = await staging.invalid()
  await refuse(
    invalid.map(({ ordinal, at, reason }) => ({
      ordinal,
      rejection: { at, code: 'invalid_geometry', message: reason },
    })),
  )
  if (known !== undefined && isLimited(definition, known, context.isDemo)) {
    const shift = await suspectedShift(context)
    if (shift !== undefined) context.note('suspected_shift', shift)
    const outside = await outsideBoundary(context)
    if (definition.boundary === 'inside')
      await refuse(
        outside.map(({ ordinal, at, rejection }) => ({ ordinal, rejection: { at, ...rejection } })),
      )
    else if (outside.length > 0)
      context.note('outside_boundary', `${outside.length} features lie outside the street's boundary`)
  }
  const places = new Map((await staging.where(sql`true`)).map(({ ordinal, at }) => [ordinal, at]))
  const found = (await definition.refuse?.(context)) ?? []
  await refuse(
    found.map(({ ordinal, rejection }) => ({
      ordinal,
      rejection: { at: places.get(ordinal) ?? `feature ${ordinal}`, ...rejection },
    })),
  )
}

/** A boundary that was made from these very areas, or that is the demo's, does not limit them. */
function isLimited({ kind }: ImportKindDefinition, known: KnownStreet, isDemo: boolean): boolean {
  if (kind === 'districts') return false
  if (kind !== 'communities' && kind !== 'grids') return true
  return !known.boundaryDerived && (isDemo || !known.demoKinds.has('districts'))
}

/** Tells the planner at once what the tables hold now; a server would find out a minute later, the embedded one never. */
async function refreshStatistics({ transaction }: ImportContext, { kind }: ImportKindDefinition) {
  for (const table of revisionTables[kind]) await transaction.execute(sql`ANALYZE ${sql.identifier(table)}`)
}

/** Keeps the provenance: one row per street and kind, as of the last import. */
async function recordDataset(
  { transaction, street, source, isDemo }: ImportContext,
  { kind }: ImportKindDefinition,
  { note }: ImportOptions,
): Promise<void> {
  const counted = await firstRow<{ count: number }>(
    transaction,
    sql`SELECT count(*)::int AS count FROM ${sql.identifier(revisionTables[kind][0])} WHERE street_code = ${street}`,
  )
  await transaction.execute(sql`
    INSERT INTO dataset (street_code, kind, source, loaded_at, features, is_demo, note)
    VALUES (${street}, ${kind}, ${source}, now(), ${counted?.count ?? 0}, ${isDemo}, ${note ?? null})
    ON CONFLICT (street_code, kind) DO UPDATE SET source = excluded.source, loaded_at = excluded.loaded_at,
      features = excluded.features, is_demo = excluded.is_demo, note = excluded.note`)
}
