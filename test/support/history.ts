import type { Database } from '../../api/database/open.ts'
import { incidentCall } from '../../api/incident/call.table.ts'
import { categoryScheme } from '../../api/incident/category.model.ts'
import { type FoldedEntry, foldIncident } from '../../api/incident/fold.model.ts'
import type { ActorRole, IncidentStage, IncidentVerb } from '../../api/incident/incident.model.ts'
import { incident, incidentEvent } from '../../api/incident/incident.table.ts'
import { nextStage } from '../../api/incident/transition.model.ts'
import { pointAt } from './features.ts'

/** A step: what was done when, by which unit, with what detail and note. */
export type TestStep = [
  verb: IncidentVerb,
  at: string | Date,
  more?: { unit?: number; detail?: Record<string, unknown>; note?: string; actor?: string },
]

export type TestIncident = {
  street: string
  code: string
  category?: string
  gridCode?: string | null
  place: [longitude: number, latitude: number]
  dueAt?: string | Date | null
  description?: string
  steps: readonly TestStep[]
}

const actorOf = (verb: IncidentVerb): [ActorRole, string] => {
  if (verb === 'report') return ['resident', '张三丰']
  if (['acknowledge', 'arrive', 'return', 'complete'].includes(verb)) return ['handler', '处置员老李']
  if (verb === 'verify' || verb === 'rework') return ['leader', '网格长小周']
  return ['commander', '指挥员小吴']
}

/** Writes an incident as its steps leave it: row, log and calls. Returns its id. */
export async function addIncident(database: Database, given: TestIncident): Promise<number> {
  const { street, dueAt = null } = given
  let stage: IncidentStage | null = null
  const history = given.steps.map(([verb, at, { unit, detail } = {}]): FoldedEntry => {
    const to = nextStage(verb, stage, detail)
    if (to === null) throw new Error(`${given.code}: no ${verb} from ${stage}`)
    const entry = {
      verb,
      at: new Date(at),
      from_stage: stage,
      to_stage: to,
      unit_code: unit === undefined ? null : String(unit),
      detail: detail ?? null,
    }
    stage = to
    return entry
  })
  const after: { dueAt: Date | null; settledAt: Date | null; unit: number | null }[] = []
  const state = foldIncident(history, { dueAt: dueAt === null ? null : new Date(dueAt) }, (step) =>
    after.push({
      dueAt: step.dueAt,
      settledAt: step.settledAt,
      unit: step.unitCode === null ? null : Number(step.unitCode),
    }),
  )
  const { calls, unitCode, completedBy: _, requested, callback, mergedInto: __, ...columns } = state
  const [stored] = await database
    .insert(incident)
    .values({
      ...columns,
      streetCode: street,
      code: given.code,
      scheme: categoryScheme,
      category: given.category ?? '0102',
      severity: 'normal',
      source: 'resident',
      description: given.description ?? '垃圾外溢',
      reporterName: '张三丰',
      reporterPhone: '13812348000',
      gridCode: given.gridCode ?? null,
      location: pointAt(...given.place),
      unitId: unitCode === null ? null : Number(unitCode),
      requestedVerb: requested?.verb,
      requestedDueAt: requested?.dueAt,
      callbackAnswered: callback?.answered,
      callbackResponded: callback?.responded,
      callbackSolved: callback?.solved,
      callbackSatisfied: callback?.satisfied,
    })
    .returning({ id: incident.id })
  const id = stored?.id ?? 0
  await database.insert(incidentEvent).values(
    given.steps.map(([verb, at, { unit, detail, note, actor } = {}], index) => {
      const [actorRole, name] = actorOf(verb)
      return {
        streetCode: street,
        incidentId: id,
        sequence: index + 1,
        at: new Date(at),
        verb,
        fromStage: history[index]?.from_stage ?? null,
        toStage: history[index]?.to_stage ?? 'assessment',
        actor: actor ?? name,
        actorRole,
        unitId: unit ?? null,
        note: note ?? null,
        detail: detail ?? null,
        dueAt: after[index]?.dueAt ?? null,
        settledAt: after[index]?.settledAt ?? null,
        chargeUnitId: after[index]?.unit ?? null,
      }
    }),
  )
  if (calls.length > 0)
    await database.insert(incidentCall).values(
      calls.map(({ unitCode: code, ...call }) => ({
        ...call,
        streetCode: street,
        incidentId: id,
        unitId: Number(code),
      })),
    )
  return id
}
