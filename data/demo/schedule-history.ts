import type { CategoryLimits } from '../../api/incident/category.model.ts'
import type {
  ActorRole,
  IncidentHistoryEntry,
  IncidentStage,
  IncidentVerb,
} from '../../api/incident/incident.model.ts'
import { nextStage } from '../../api/incident/transition.model.ts'
import { acceptNote, completeNote, reworkNote, verifyNote } from './incident-notes.ts'
import type { PlannedIncident } from './incident-plan.ts'

/** A step after the report, without its time. */
export interface Step {
  verb: IncidentVerb
  actor: string
  role: ActorRole
  unit?: string
  note?: string
  detail?: Record<string, unknown>
}

const centre = '指挥中心'

/** Who reports, as a role and never a person. */
export function reportStep({ source, leader, description }: PlannedIncident): Step {
  const note = description
  if (source === 'resident') return { verb: 'report', actor: '居民', role: 'resident', note }
  if (source === 'grid') return { verb: 'report', actor: leader, role: 'leader', note }
  if (source === 'patrol') return { verb: 'report', actor: '街面巡查队', role: 'handler', note }
  return { verb: 'report', actor: source === 'hotline' ? '12345 热线' : '系统', role: 'system', note }
}

const hasCaller = (incident: PlannedIncident): boolean =>
  incident.source === 'resident' || incident.source === 'hotline'

function ending(incident: PlannedIncident, verifier: Step): Step[] {
  const { answered = true, satisfied = true } = incident
  const callback: Step = {
    verb: 'callback',
    actor: centre,
    role: 'commander',
    note: answered
      ? satisfied
        ? '已回访，反映人满意'
        : '已回访，事项已解决，反映人希望加强日常巡查'
      : '三次回访无人接听',
    detail: answered
      ? { answered: true, responded: true, solved: true, satisfied }
      : { answered: false, responded: null, solved: null, satisfied: null },
  }
  const close: Step = { verb: 'close', actor: centre, role: 'commander', note: '现场已核查，予以销号' }
  return [verifier, ...(hasCaller(incident) ? [callback] : []), close]
}

/** Number of steps after the report that a path takes: as many shares as `pace` has. */
export const stepsOf = (incident: PlannedIncident, unitName: (code: string) => string): Step[] => {
  const { path, leader, units, category, minute } = incident
  const [first = '', second = first] = units
  const by = (verb: IncidentVerb, unit: string, note?: string): Step => ({
    verb,
    actor: unitName(unit),
    role: 'handler',
    unit,
    note,
  })
  const command = (verb: IncidentVerb, unit?: string, note?: string): Step => ({
    verb,
    actor: centre,
    role: 'commander',
    unit,
    note,
  })
  const accept = command('accept', undefined, acceptNote(minute))
  const verify: Step = { verb: 'verify', actor: leader, role: 'leader', note: verifyNote(minute) }
  const complete = (unit: string, again = 0): Step =>
    by('complete', unit, completeNote(category, minute + again))
  const call = command('dispatch', first, `派${unitName(first)}处置`)
  switch (path) {
    case 'small':
      return [
        {
          verb: 'complete',
          actor: leader,
          role: 'leader',
          note: `小事不出网格，${completeNote(category, minute)}`,
          detail: { small_matter: true },
        },
        ...ending(incident, command('verify', undefined, '抽查照片与现场一致，核查通过')),
      ]
    case 'whistle':
      return [
        accept,
        { ...command('whistle', first, `吹哨：${unitName(first)}、${unitName(second)}`), detail: { units } },
        by('acknowledge', first),
        by('acknowledge', second),
        by('arrive', first, '已到现场'),
        by('arrive', second, '已到现场'),
        complete(first),
        ...ending(incident, verify),
      ]
    case 'return':
      return [
        accept,
        call,
        by('acknowledge', first),
        by('return', first, '经现场核实，不属本单位职责，申请退回'),
        command('reassign', second, `改派${unitName(second)}处置`),
        by('acknowledge', second),
        complete(second),
        ...ending(incident, verify),
      ]
    case 'rework':
      return [
        accept,
        call,
        by('acknowledge', first),
        complete(first),
        { verb: 'rework', actor: leader, role: 'leader', note: reworkNote(minute) },
        complete(first, 1),
        ...ending(incident, verify),
      ]
    case 'extend':
      return [
        accept,
        call,
        by('acknowledge', first),
        by('extend', first, '需等待材料到场，申请延期一个工作日'),
        command('extend', first, '同意延期一个工作日，请尽量提前完成'),
        complete(first),
        ...ending(incident, verify),
      ]
    default:
      return [accept, call, by('acknowledge', first), complete(first), ...ending(incident, verify)]
  }
}

/** Place of the step that ends the dispatch clock in a path's steps, or -1 where nothing is dispatched. */
const dispatchIndex = (steps: readonly Step[]): number =>
  steps.findIndex(({ verb }) => verb === 'dispatch' || verb === 'whistle')

/** Minutes on the incident's clock from the report to each step, by its pace. */
export function minutesOf(steps: readonly Step[], pace: readonly number[], limits: CategoryLimits): number[] {
  const dispatch = dispatchIndex(steps)
  const dispatched = dispatch < 0 ? 0 : (pace[dispatch] ?? 0) * limits.dispatchMinutes
  return steps.map((_, index) => {
    const share = pace[index] ?? 1
    return index <= dispatch
      ? share * limits.dispatchMinutes
      : dispatched + share * (limits.settleMinutes - dispatched)
  })
}

/** Steps and their instants as a history whose stages follow the loop. Throws if a step is not legal. */
export function historyOf(steps: readonly { step: Step; at: Date }[]): IncidentHistoryEntry[] {
  let stage: IncidentStage | null = null
  return steps.map(({ step, at }) => {
    const to: IncidentStage | null = nextStage(step.verb, stage, step.detail)
    if (to === null) throw new Error(`the demo takes ${step.verb} from ${stage}`)
    const entry: IncidentHistoryEntry = {
      verb: step.verb,
      at: at.toISOString(),
      from_stage: stage,
      to_stage: to,
      actor: step.actor,
      actor_role: step.role,
      ...(step.unit ? { unit_code: step.unit } : {}),
      ...(step.note ? { note: step.note } : {}),
      ...(step.detail ? { detail: step.detail } : {}),
    }
    stage = to
    return entry
  })
}
