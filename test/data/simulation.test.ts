import { describe, expect, it } from 'vitest'
import { type IncidentVerb, isOpen } from '../../api/incident/incident.model.ts'
import { possibleVerbs, type Standing } from '../../api/incident/possible.model.ts'
import { nextStage } from '../../api/incident/transition.model.ts'
import { randomFrom } from '../../data/demo/random.ts'
import { decide, type Seen } from '../../data/simulation/decide.ts'
import { tellOf } from '../../data/simulation/words.ts'

const scope = '320199001'

/** An incident as the deeds make it, without a server: what the loop's own tables say comes of each. */
function played(id: number, seed: string, done: IncidentVerb[]): Seen {
  const random = randomFrom(seed)
  let seen: Seen = {
    id,
    stage: 'assessment',
    severity: id % 5 === 0 ? 'urgent' : 'normal',
    overdue: false,
    isLate: false,
    completedOnPatrol: false,
    loop: { suspended_at: null, requested: null, callback: null, returns: 0, reworks: 0, calls: [] },
  }
  let completer: string | null = null
  let nextUnit = 1
  for (let step = 0; step < 200 && isOpen(seen.stage); step++) {
    // Time passes: sooner or later what was left alone is late.
    if (step > 20) seen = { ...seen, isLate: true, overdue: random.chance(0.3) }
    const deed = decide(seen, random.chance(0.1), random)
    if (deed === null) continue
    const { who, verb } = deed
    const name = typeof who === 'string' ? who : `unit ${who.unit}`
    const unit = typeof who === 'string' ? null : who.unit
    const calls = seen.loop.calls.filter(({ ended_at }) => ended_at === null)
    const standing: Standing = {
      stage: seen.stage,
      place: `${scope}001001`,
      calls: calls.map((call) => ({
        unit: call.unit_id,
        isAcknowledged: call.acknowledged_at !== null,
        hasArrived: call.arrived_at !== null,
      })),
      hasCallback: seen.loop.callback !== null,
      isOwnCompletion: completer === name,
    }
    const role = who === 'commander' ? 'commander' : who === 'patrol' ? 'leader' : 'handler'
    expect([verb, possibleVerbs(standing, { role, scope, unit })]).toEqual([
      verb,
      expect.arrayContaining([verb]),
    ])
    const isSmall = verb === 'complete' && seen.stage === 'assessment'
    const stage = nextStage(verb, seen.stage, { small_matter: isSmall })
    expect(stage).not.toBeNull()
    done.push(verb)
    if (verb === 'complete') completer = name
    const at = String(step)
    const own = (part: Partial<(typeof calls)[number]>) =>
      seen.loop.calls.map((call) =>
        call.unit_id === unit && call.ended_at === null ? { ...call, ...part } : call,
      )
    const called = Array.from({ length: deed.units ?? 0 }, () => ({
      unit_id: nextUnit++,
      kind: 'dispatch' as const,
      acknowledged_at: null,
      arrived_at: null,
      ended_at: null,
    }))
    const { loop } = seen
    const calling = verb === 'reassign' ? loop.calls.map((call) => ({ ...call, ended_at: at })) : loop.calls
    const isAsking = (verb === 'extend' || verb === 'suspend') && unit !== null
    seen = {
      ...seen,
      stage: stage ?? seen.stage,
      completedOnPatrol: verb === 'complete' ? who === 'patrol' : seen.completedOnPatrol,
      loop: {
        calls:
          verb === 'acknowledge'
            ? own({ acknowledged_at: at })
            : verb === 'arrive'
              ? own({ acknowledged_at: at, arrived_at: at })
              : verb === 'return'
                ? own({ ended_at: at })
                : [...calling, ...called],
        requested: isAsking ? { verb } : verb === 'extend' || verb === 'suspend' ? null : loop.requested,
        suspended_at: verb === 'suspend' && !isAsking ? at : loop.suspended_at,
        callback: deed.answers ?? loop.callback,
        returns: loop.returns + (verb === 'return' ? 1 : 0),
        reworks: loop.reworks + (verb === 'rework' ? 1 : 0),
      },
    }
  }
  return seen
}

describe('the simulation', () => {
  it('does what the loop allows and nothing else, comes to an end, and takes every branch', () => {
    const done: IncidentVerb[] = []
    const ends = Array.from({ length: 400 }, (_, id) => played(id, `seed ${id}`, done).stage)
    expect(new Set(ends)).toEqual(new Set(['closed', 'voided', 'merged']))
    expect(new Set(done)).toEqual(
      new Set<IncidentVerb>([
        'accept',
        'void',
        'merge',
        'dispatch',
        'whistle',
        'acknowledge',
        'arrive',
        'return',
        'reassign',
        'extend',
        'suspend',
        'complete',
        'verify',
        'rework',
        'callback',
        'close',
        'urge',
      ]),
    )
  })

  it('leaves some urgent ones alone until they are late', () => {
    const urgent: Seen = {
      id: 3,
      stage: 'assessment',
      severity: 'urgent',
      overdue: false,
      isLate: false,
      completedOnPatrol: false,
      loop: { suspended_at: null, requested: null, callback: null, returns: 0, reworks: 0, calls: [] },
    }
    const random = randomFrom('left')
    expect(Array.from({ length: 50 }, () => decide(urgent, false, random))).toEqual(Array(50).fill(null))
    expect(decide({ ...urgent, isLate: true }, false, random)).not.toBeNull()
  })

  it('tells the same under the same seed, and of categories that the scheme has', () => {
    const tell = (seed: string) => {
      const random = randomFrom(seed)
      return Array.from({ length: 200 }, () => tellOf('和会街3号', 600, random))
    }
    expect(tell('a')).toEqual(tell('a'))
    expect(tell('a')).not.toEqual(tell('b'))
    for (const { category, description } of tell('c')) {
      expect(category).toMatch(/^\d{4}$/)
      expect(description).toContain('和会街3号')
      expect(description).not.toMatch(/[[\]{}|]/)
    }
  })
})
