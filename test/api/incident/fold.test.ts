import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FoldedEntry,
  foldIncident,
  IllegalHistoryError,
  isOverdue,
} from '../../../api/incident/fold.model.ts'
import {
  type IncidentStage,
  type IncidentVerb,
  incidentStages,
  incidentVerbs,
  isOpen,
} from '../../../api/incident/incident.model.ts'
import { findTransition, nextStage, transitions, verbsFrom } from '../../../api/incident/transition.model.ts'

const start = Date.parse('2026-03-04T01:00:00Z')

/** Walks the given verbs from nothing, one minute apart, following the table. */
function walk(...steps: (IncidentVerb | [IncidentVerb, Partial<FoldedEntry>])[]): FoldedEntry[] {
  let stage: IncidentStage | null = null
  return steps.map((step, index) => {
    const [verb, more] = typeof step === 'string' ? [step, {}] : step
    const to: IncidentStage | null = nextStage(verb, stage, more.detail)
    const entry: FoldedEntry = {
      verb,
      at: new Date(start + index * 60_000).toISOString(),
      from_stage: stage,
      to_stage: to ?? 'closed',
      ...more,
    }
    stage = entry.to_stage
    return entry
  })
}

function refusal(history: FoldedEntry[]): [number, string] {
  try {
    foldIncident(history)
  } catch (error) {
    if (error instanceof IllegalHistoryError) return [error.sequence, error.reason]
    throw error
  }
  throw new Error('the history was accepted')
}

const minute = (index: number) => new Date(start + index * 60_000)
const plain = [
  'report',
  'accept',
  ['dispatch', { unit_code: 'U01' }],
  'acknowledge',
  'complete',
  'verify',
  'callback',
  'close',
] satisfies Parameters<typeof walk>

describe('a legal history', () => {
  it('folds into the incident it leaves', () => {
    const state = foldIncident(walk(...plain))
    expect(state).toMatchObject({
      stage: 'closed',
      sequence: 8,
      reportedAt: minute(0),
      acceptedAt: minute(1),
      dispatchedAt: minute(2),
      settledAt: minute(4),
      closedAt: minute(7),
      updatedAt: minute(7),
      unitCode: 'U01',
    })
  })

  it('folds up to any past moment', () => {
    expect(foldIncident(walk(...plain).slice(0, 4))).toMatchObject({
      stage: 'handling',
      closedAt: null,
      settledAt: null,
    })
  })

  it('takes a small matter from report to complete in one go', () => {
    const history = walk('report', ['complete', { detail: { small_matter: true } }], 'verify', 'close')
    expect(foldIncident(history)).toMatchObject({ stage: 'closed', settledAt: minute(1), dispatchedAt: null })
    expect(refusal(walk('report', ['complete', { to_stage: 'supervision' }]))).toEqual([
      2,
      'condition_missing',
    ])
  })

  it('takes a bare close from another system', () => {
    const history = walk('report', ['close', { detail: { imported: true } }])
    expect(foldIncident(history)).toMatchObject({
      stage: 'closed',
      settledAt: minute(1),
      closedAt: minute(1),
    })
    expect(refusal(walk('report', ['close', { to_stage: 'closed' }]))).toEqual([2, 'condition_missing'])
  })

  it('forgets the settling that was sent back', () => {
    const history = walk(...plain.slice(0, 5), 'rework')
    expect(foldIncident(history)).toMatchObject({ stage: 'handling', settledAt: null, reworks: 1 })
    expect(foldIncident([...walk(...plain.slice(0, 5), 'rework', 'complete')]).settledAt).toEqual(minute(6))
  })

  it('takes the matter from the unit that returns it', () => {
    const back = walk(...plain.slice(0, 4), 'return')
    expect(foldIncident(back)).toMatchObject({ stage: 'dispatch', unitCode: null, returns: 1 })
    const again = walk(...plain.slice(0, 4), 'return', ['reassign', { unit_code: 'U02' }], 'acknowledge')
    expect(foldIncident(again)).toMatchObject({ stage: 'handling', unitCode: 'U02', dispatchedAt: minute(2) })
  })

  it('counts how often it was urged', () => {
    expect(foldIncident(walk(...plain.slice(0, 3), 'urge', 'urge', 'acknowledge')).urges).toBe(2)
  })

  it('moves the limit by what is granted, not by what is asked', () => {
    const limits = { dueAt: minute(10), dispatchDueAt: minute(2) }
    const asked = walk(...plain.slice(0, 4), 'extend')
    expect(foldIncident(asked, limits).dueAt).toEqual(minute(10))
    const granted = walk(...plain.slice(0, 4), ['extend', { detail: { due_at: minute(90).toISOString() } }])
    const state = foldIncident(granted, limits)
    expect(state.dueAt).toEqual(minute(90))
    expect(isOverdue(state, minute(90))).toBe(false)
    expect(isOverdue(state, minute(91))).toBe(true)
  })

  it('is overdue while open and unsettled past its limit', () => {
    const limits = { dueAt: minute(3) }
    expect(isOverdue(foldIncident(walk(...plain.slice(0, 4)), limits), minute(4))).toBe(true)
    expect(isOverdue(foldIncident(walk(...plain.slice(0, 4)), limits), minute(3))).toBe(false)
    expect(isOverdue(foldIncident(walk(...plain), limits), minute(99))).toBe(false)
    expect(isOverdue(foldIncident(walk(...plain.slice(0, 5)), limits), minute(99))).toBe(false)
  })
})

describe('an illegal history', () => {
  it('is refused with the step and the reason', () => {
    expect(refusal([])).toEqual([0, 'empty'])
    expect(refusal(walk(['accept', { to_stage: 'dispatch' }]))).toEqual([1, 'not_reported_first'])
    expect(refusal(walk(...plain, ['urge', { to_stage: 'closed' }]))).toEqual([9, 'ended'])
    expect(refusal(walk('report', ['verify', { to_stage: 'feedback' }]))).toEqual([2, 'illegal_transition'])
    expect(refusal(walk('report', ['accept', { to_stage: 'handling' }]))).toEqual([2, 'stage_mismatch'])
    expect(refusal(walk('report', ['accept', { from_stage: 'dispatch' }]))).toEqual([2, 'stage_mismatch'])
    expect(refusal(walk('report', ['accept', { at: minute(-1).toISOString() }]))).toEqual([
      2,
      'time_reversed',
    ])
    expect(refusal(walk('report', ['accept', { at: 'yesterday' }]))).toEqual([2, 'invalid_time'])
    const detail = { due_at: 'soon' }
    expect(refusal(walk('report', 'accept', ['extend', { detail }]))).toEqual([3, 'invalid_time'])
  })
})

const detailFor = (verb: IncidentVerb, from: IncidentStage | null) => {
  const condition = findTransition(verb, from)?.condition
  return condition ? { [condition]: true } : null
}

/** Random legal walks: a list of numbers, each choosing among the verbs legal where the walk stands. */
const legalWalk = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((choices) => {
  const history: FoldedEntry[] = []
  let stage: IncidentStage | null = null
  for (const choice of choices) {
    if (stage !== null && !isOpen(stage)) break
    const verbs: IncidentVerb[] = verbsFrom(stage, true)
    const verb = verbs[choice % verbs.length]
    if (!verb) break
    const detail = detailFor(verb, stage)
    const to = nextStage(verb, stage, detail)
    if (to === null) throw new Error(`${verb} from ${stage}`)
    history.push({ verb, at: minute(history.length), from_stage: stage, to_stage: to, detail })
    stage = to
  }
  return history
})

describe('any history', () => {
  it('that is legal folds to its last stage', () => {
    fc.assert(
      fc.property(legalWalk, (history) => {
        const state = foldIncident(history)
        expect(state.stage).toBe(history.at(-1)?.to_stage)
        expect(state.sequence).toBe(history.length)
        expect(state.updatedAt).toEqual(history.at(-1)?.at)
        expect(state.closedAt !== null).toBe(!isOpen(state.stage))
      }),
    )
  })

  it('with an illegal step is refused at that step', () => {
    const stage = fc.constantFrom(...incidentStages)
    fc.assert(
      fc.property(legalWalk, fc.constantFrom(...incidentVerbs), stage, (history, verb, to) => {
        const from = history.at(-1)?.to_stage ?? null
        fc.pre(nextStage(verb, from, null) !== to)
        const bad: FoldedEntry = { verb, at: minute(history.length), from_stage: from, to_stage: to }
        expect(refusal([...history, bad])[0]).toBe(history.length + 1)
      }),
    )
  })
})

describe('the transitions', () => {
  it('have at most one way per verb and stage, and reach every stage but collection', () => {
    const keys = transitions.map(({ verb, from }) => `${verb} ${from}`)
    expect(new Set(keys).size).toBe(keys.length)
    const moved = new Set(transitions.filter(({ from, to }) => from !== to).map(({ to }) => to))
    expect([...moved].sort()).toEqual(incidentStages.filter((stage) => stage !== 'collection').sort())
    expect(new Set(transitions.map(({ verb }) => verb)).size).toBe(incidentVerbs.length)
  })

  it('never leave an end', () => {
    expect(transitions.filter(({ from }) => from !== null && !isOpen(from))).toEqual([])
    expect(verbsFrom('closed', true)).toEqual([])
  })

  it('tell what may be done', () => {
    expect(verbsFrom('assessment')).toEqual(['accept', 'void', 'merge', 'urge'])
    expect(verbsFrom('feedback')).toEqual(['callback', 'close', 'urge'])
    expect(verbsFrom(null)).toEqual(['report'])
  })
})
