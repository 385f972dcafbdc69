import { type FoldedEntry, foldIncident, type IncidentState } from '../incident/fold.model.ts'
import type { IncidentHistoryEntry, IncidentVerb } from '../incident/incident.model.ts'
import { columnsOf } from '../incident/write-incident.ts'
import type { Rejection } from './import.model.ts'

const callingVerbs: ReadonlySet<IncidentVerb> = new Set<IncidentVerb>(['dispatch', 'whistle', 'reassign'])

/** The units' codes that a step's detail calls, where it calls several. */
function calledCodes({ verb, detail }: IncidentHistoryEntry): string[] | undefined {
  const units = detail?.units
  return callingVerbs.has(verb) && Array.isArray(units) ? units.map(String) : undefined
}

/** What is wrong with a history that names a unit which the street does not have. */
export function unknownUnit(
  history: readonly IncidentHistoryEntry[],
  ids: ReadonlyMap<string, number>,
): Omit<Rejection, 'at'> | undefined {
  const refuse = (pointer: string, code: string) => ({
    code: 'unknown_reference' as const,
    pointer,
    message: `the street has no unit ${code}: import units first`,
  })
  for (const [step, entry] of history.entries()) {
    if (entry.unit_code && !ids.has(entry.unit_code))
      return refuse(`/history/${step}/unit_code`, entry.unit_code)
    const called = calledCodes(entry) ?? []
    const place = called.findIndex((code) => !ids.has(code))
    if (place >= 0) return refuse(`/history/${step}/detail/units/${place}`, called[place] ?? '')
  }
  return undefined
}

/**
 * A step as the log here holds it: units by their ids. The incident that another system merged it into is known here by
 * another number, if at all: that one is kept as a text, which nothing refers by.
 */
function stored(entry: IncidentHistoryEntry, ids: ReadonlyMap<string, number>) {
  const { unit_code: code, detail, ...rest } = entry
  const units = calledCodes(entry)?.map((called) => ids.get(called))
  const into = entry.verb === 'merge' && typeof detail?.into === 'number' ? String(detail.into) : undefined
  return {
    ...rest,
    unit_id: (code && ids.get(code)) || null,
    detail: detail && { ...detail, ...(units && { units }), ...(into && { into }) },
  }
}

const inSnakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const snakeCased = (values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [inSnakeCase(name), value]))

/**
 * What a history makes of an incident: the columns of its row, its log, each step with how it left the incident, and its
 * calls. `ids` are those of the street's units by code. Throws an IllegalHistoryError.
 */
export function foldHistory(
  history: readonly IncidentHistoryEntry[],
  limits: { dispatchDueAt: Date; dueAt: Date },
  ids: ReadonlyMap<string, number>,
) {
  const steps = history.map((entry) => stored(entry, ids))
  const entries = steps.map(
    ({ unit_id: unit, ...step }): FoldedEntry => ({
      ...step,
      unit_code: unit === null ? null : String(unit),
    }),
  )
  const left: Pick<IncidentState, 'dueAt' | 'settledAt' | 'unitCode'>[] = []
  const state = foldIncident(entries, limits, ({ dueAt, settledAt, unitCode }) => {
    left.push({ dueAt, settledAt, unitCode })
  })
  return {
    ...snakeCased(columnsOf(state)),
    reported_at: state.reportedAt,
    dispatch_due_at: state.dispatchDueAt,
    events: steps.map((step, index) => ({
      ...step,
      // PostgreSQL knows fewer offsets than ISO 8601.
      at: new Date(step.at).toISOString(),
      due_at: left[index]?.dueAt,
      settled_at: left[index]?.settledAt,
      charge_unit_id: left[index]?.unitCode == null ? null : Number(left[index]?.unitCode),
    })),
    calls: state.calls.map(({ unitCode, ...call }) => ({ ...snakeCased(call), unit_id: Number(unitCode) })),
  }
}
