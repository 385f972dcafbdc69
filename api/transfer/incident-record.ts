import { z } from 'zod'
import { ownCode, textUpTo } from '../field.model.ts'
import {
  type IncidentHistoryEntry,
  incidentHistoryEntry,
  incidentSeverities,
  incidentSources,
} from '../incident/incident.model.ts'
import type { Rejection } from './import.model.ts'
import { parseAnyInstant, parseInstant } from './instant.ts'
import { quoted } from './issue-words.ts'

/**
 * A row of an incidents file. With `history` the incident is what its steps leave. Without it, it is reported at
 * `reported_at` and, where `closed_at` is given or `status` says closed, closed then: the steps between, which another
 * system kept, are not invented.
 */
const incidentRecord = z.object({
  code: ownCode,
  category: textUpTo(200).nullish(),
  severity: z.enum(incidentSeverities).default('normal'),
  source: z.enum(incidentSources).default('import'),
  description: textUpTo(2000).default(''),
  address: textUpTo(200).nullish(),
  reporter_name: textUpTo(80).nullish(),
  reporter_phone: textUpTo(40).nullish(),
  reported_at: z.string().nullish(),
  closed_at: z.string().nullish(),
  status: z.string().nullish(),
  history: z.array(incidentHistoryEntry).min(1).nullish(),
})
/** A file may leave the code to the importer. */
export const codelessRecord = incidentRecord.partial({ code: true })
export type IncidentRecord = z.infer<typeof codelessRecord>

const closedWords = /^(closed?|resolved|done|finished|completed?|已?结案|已?办结|已?关闭|已?销号)$/i

/** Milliseconds by which another system's clock may be ahead of this one. */
export const clockDifference = 5 * 60_000

/** The step of a history, or the time that it was made of, lies in the future. */
export function inFuture(
  record: IncidentRecord,
  step: number,
): Pick<Rejection, 'code' | 'message' | 'pointer'> {
  const [field, text] = record.history
    ? [`history/${step}/at`, record.history[step]?.at]
    : step > 0 && record.closed_at
      ? ['closed_at', record.closed_at]
      : ['reported_at', record.reported_at]
  return { code: 'invalid_value', pointer: `/${field}`, message: `${field} lies in the future: ${text}` }
}

/** What is wrong with the times of a record: where, and in words. */
type TimeFault = Pick<Rejection, 'code' | 'message'> & { pointer: `/${keyof IncidentRecord}` }

/** The history given, or the two steps that are known. */
export function historyOf(record: IncidentRecord, zone: string): IncidentHistoryEntry[] | TimeFault {
  if (record.history) return record.history
  const { reported_at: reported, closed_at: closed } = record
  if (!reported) return { code: 'missing_value', pointer: '/reported_at', message: 'reported_at is missing' }
  const reportedAt = parseInstant(reported, zone)
  if (reportedAt === undefined) return noTime('reported_at', reported, zone)
  const actor = { actor: 'import', actor_role: 'system' as const }
  const report: IncidentHistoryEntry = {
    verb: 'report',
    at: reportedAt.toISOString(),
    from_stage: null,
    to_stage: 'assessment',
    ...actor,
  }
  if (!closed && !closedWords.test(record.status ?? '')) return [report]
  const closedAt = closed ? parseInstant(closed, zone) : reportedAt
  if (closedAt === undefined) return noTime('closed_at', String(closed), zone)
  if (closedAt < reportedAt)
    return {
      code: 'invalid_value',
      pointer: '/closed_at',
      message: `closed_at (${closed}) lies before reported_at (${reported})`,
    }
  return [
    report,
    {
      verb: 'close',
      at: closedAt.toISOString(),
      from_stage: 'assessment',
      to_stage: 'closed',
      ...actor,
      detail: { imported: true },
    },
  ]
}

function noTime(field: 'reported_at' | 'closed_at', text: string, zone: string): TimeFault {
  const fault =
    parseAnyInstant(text, zone) === undefined
      ? 'is no time (write 2026-06-17 09:00 or 2026-06-17T09:00:00+08:00)'
      : 'is not in the years 1 to 9999'
  return { code: 'invalid_value', pointer: `/${field}`, message: `${field} ${fault}: ${quoted(text)}` }
}
