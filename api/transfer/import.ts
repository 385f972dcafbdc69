import { sql } from 'drizzle-orm'
import { counted } from '../counted.ts'
import type { Database } from '../database/open.ts'
import { withoutParameters } from '../database/query-error.ts'
import { revisionTables } from '../database/revision.ts'
import { translateSpatialError } from '../database/spatial-error.ts'
import { districtRecord } from '../district/district.model.ts'
import { placeCodeLengths, streetCode } from '../district/place-code.model.ts'
import { streetTimeZone } from '../district/street-time.model.ts'
import { furnishStreets } from '../office/furnish-streets.ts'
import { checkFeature, codeGiver, duplicate, isRejection } from './check-feature.ts'
import { checkStaged } from './check-staged.ts'
import { ColumnUse } from './column-use.ts'
import { type CoordinateSystem, isWgs84 } from './coordinate-system.ts'
import { recordDataset } from './dataset.ts'
import { removeDemoRows } from './demo-rows.ts'
import type { ImportKind, ImportReport, RawFeature, Rejection } from './import.model.ts'
import { ImportError, ImportRejectedError } from './import-error.ts'
import type { ImportStep } from './import-progress.ts'
import type { ImportContext, ImportKindDefinition } from './kind.ts'
import { importKindDefinitions } from './kinds.ts'
import type { ValueSource } from './read-values.ts'
import { Staging } from './staging.ts'
import { findStreet } from './street.ts'

export interface ImportOptions {
  kind: ImportKind
  /** Nine digits. */
  street: string
  /** The street's name where the source tells none; a new street without one has its code. */
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
  /** The source is the whole of its kind: the street's other rows go. Demo rows always give way to rows that are no demo. */
  replace?: boolean
  /** Of the coordinates; otherwise what the source states, otherwise WGS84. */
  crs?: CoordinateSystem
  /** What the source itself states. */
  statedCrs?: CoordinateSystem
  values?: ValueSource
  /** IANA zone of times without an offset. */
  timeZone?: string
  categories?: Readonly<Record<string, string>>
  /** When the import takes place: nothing can have happened later. Now by default. */
  now?: Date
  /** Hears of every thousand features that were read and of every step that begins. */
  onProgress?: (step: ImportStep) => void
}

/** Ends the transaction of a dry run. */
class DryRunEnd extends Error {}

/**
 * Imports features of one kind into one street, all or nothing, in one transaction: reads and checks every feature, then
 * writes. Rows with the same code keep their id and what the source does not tell (incidents are left as they are).
 * Throws an ImportRejectedError with the report if features were refused, an ImportError if the import cannot begin, a
 * SpatialError if PostGIS fails, a QueryError if the database refuses a statement.
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
  const { kind } = definition
  const { street, source, isDemo = false, timeZone = streetTimeZone, categories = {} } = options
  await transaction.execute(sql`SET LOCAL statement_timeout = 0`)
  await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${`import ${street}`}))`)
  const known = await findStreet(transaction, street)
  if (known === undefined && !['districts', 'communities', 'grids'].includes(kind))
    throw new ImportError(
      'unknown_street',
      `street ${street} is not in the database: import its districts, communities or grids first`,
    )
  const givesWay = !isDemo && known?.demoKinds.has(kind) === true
  const spared = new Set<string>()
  const context: ImportContext = {
    transaction,
    street,
    streetName: streetNameOf(options),
    source,
    isDemo,
    isWhole: givesWay || options.replace === true,
    spared,
    now: options.now ?? new Date(),
    timeZone,
    categories,
    note: (code, message) => report.notes.push({ code, message }),
  }
  const refused = new Map<number, Rejection>()
  const refuse = (ordinal: number, rejection: Rejection, code?: string) => {
    refused.set(ordinal, rejection)
    if (code !== undefined && !givesWay) spared.add(code)
  }
  const staging = await Staging.create(transaction)
  noteConversion(context, options)
  await stage(context, definition, options, staging, report, refuse, () => refused.values())
  const progress = options.onProgress ?? (() => undefined)
  progress({ step: 'checking', count: report.read })
  await checkStaged(context, definition, staging, known, refuse)
  report.rejected = [...refused].sort(([left], [right]) => left - right).map(([, rejection]) => rejection)
  if (report.rejected.length > 0 && !options.skipBad) throw new ImportRejectedError(report)
  const count = await staging.count()
  if (count > 0) {
    progress({ step: 'writing', count })
    const demoRemoved = known === undefined ? 0 : await removeDemoRows(context, kind, known)
    const { written, updated, removed } = await definition.write(context)
    report.written = written
    report.removed = givesWay ? demoRemoved + removed + updated : removed
    if (report.removed > 0)
      context.note(
        'replaced',
        givesWay
          ? `${counted(report.removed, 'demo row')} gave way`
          : `${counted(removed, 'row')} that the source does not name ${removed === 1 ? 'was' : 'were'} removed`,
      )
    if (updated > 0 && !givesWay)
      context.note(
        'updated',
        `${counted(updated, 'row')} with the same code ${updated === 1 ? 'was' : 'were'} updated`,
      )
    await furnishStreets(transaction)
    await refreshStatistics(context, kind)
    await recordDataset(context, kind, options.note)
  } else context.note('nothing', 'there was nothing to write')
  await staging.drop()
  if (!options.dryRun) return
  context.note('dry_run', `${counted(report.written, 'row')} would be written; nothing was`)
  throw new DryRunEnd()
}

function noteConversion({ note }: ImportContext, { crs, statedCrs }: ImportOptions): void {
  const system = crs ?? statedCrs
  if (system !== undefined && !isWgs84(system))
    note(
      'converted',
      `coordinates were converted to WGS84 from ${system.name}${crs === undefined ? ', which the file states' : ''}`,
    )
  if (crs !== undefined && statedCrs !== undefined && crs.name !== statedCrs.name)
    note('other_crs', `the file states ${statedCrs.name}; what --crs says was followed`)
}

const nameSchema = districtRecord.shape.name.optional()

function streetNameOf({ name }: ImportOptions): string | undefined {
  const { success, data } = nameSchema.safeParse(name)
  if (!success)
    throw new ImportError('invalid_option', 'the name of the street is not one of 1 to 60 characters')
  return data
}

/** Reads every feature, checks what needs no database and stages the good ones. */
async function stage(
  context: ImportContext,
  definition: ImportKindDefinition,
  options: ImportOptions,
  staging: Staging,
  report: ImportReport,
  refuse: (ordinal: number, rejection: Rejection, code?: string) => void,
  rejected: () => Iterable<Rejection>,
): Promise<void> {
  const reader = await definition.begin?.(context)
  const columns = new ColumnUse(definition.record, options.values)
  const featureOptions = { ...options, crs: options.crs ?? options.statedCrs }
  const codes = new Map<string, string>()
  const codeOf = codeGiver(definition, options.street)
  let withoutCode = 0
  for await (const feature of options.features) {
    report.read += 1
    const ordinal = report.read
    if (ordinal % 1_000 === 0) options.onProgress?.({ step: 'reading', count: ordinal })
    columns.see(feature)
    const checked = checkFeature(feature, definition, featureOptions)
    if ('rejection' in checked) {
      refuse(ordinal, checked.rejection, checked.code)
      continue
    }
    const { geometry, told, values } = checked
    if (values.code === undefined && definition.codes === 'own') withoutCode += 1
    const code = codeOf(values.code, feature)
    const first = code === null ? undefined : codes.get(code)
    const completed =
      first === undefined
        ? (reader?.complete({ at: feature.at, ordinal, values }) ?? values)
        : duplicate(feature.at, String(code), first)
    if (isRejection(completed)) {
      refuse(ordinal, completed, code ?? undefined)
      continue
    }
    if (code !== null) codes.set(code, feature.at)
    await staging.add({ ordinal, at: feature.at, code, told, properties: completed, geometry })
  }
  await staging.finish()
  const lacking = columns.lacking(rejected())
  if (lacking !== undefined) context.note('missing_columns', lacking)
  const ignored = columns.ignored()
  if (ignored !== undefined) context.note('ignored_columns', ignored)
  reader?.finish?.()
  if (withoutCode > 0)
    context.note(
      'codes_assigned',
      `${counted(withoutCode, 'feature')} without a code got one made of what ${withoutCode === 1 ? 'it says' : 'they say'}: the same one imported again is known by it, a changed one is a new one (--map COLUMN=code names the column of the office's own codes)`,
    )
}

/** Tells the planner at once what the tables hold now; a server would find out a minute later, the embedded one never. */
async function refreshStatistics({ transaction }: ImportContext, kind: ImportKind): Promise<void> {
  for (const table of revisionTables[kind]) await transaction.execute(sql`ANALYZE ${sql.identifier(table)}`)
}
