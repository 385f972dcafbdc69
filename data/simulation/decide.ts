import type { CallKind } from '../../api/incident/call.model.ts'
import type { IncidentStage, IncidentVerb } from '../../api/incident/incident.model.ts'
import type { Random } from '../demo/random.ts'

/** What of an incident the next deed depends on, as the API tells it. */
export interface Seen {
  id: number
  stage: IncidentStage
  severity: 'normal' | 'urgent'
  overdue: boolean
  /** Past the limit to dispatch. */
  isLate: boolean
  /** Whoever completes an incident does not verify it. */
  completedOnPatrol: boolean
  loop: {
    suspended_at: string | null
    requested: { verb: 'extend' | 'suspend' } | null
    callback: { answered: boolean } | null
    returns: number
    reworks: number
    calls: readonly {
      unit_id: number
      kind: CallKind
      acknowledged_at: string | null
      arrived_at: string | null
      ended_at: string | null
    }[]
  }
}

/** Who does it: the command centre, the grid leader on patrol, or a unit. */
export type Who = 'commander' | 'patrol' | { unit: number }

export interface Deed {
  who: Who
  verb: Exclude<IncidentVerb, 'report'>
  /** So many units are called. */
  units?: number
  /** Of an extension or suspension: so many days more. */
  days?: number
  answers?: { answered: boolean; responded?: boolean; solved?: boolean; satisfied?: boolean }
  /** A photo goes with it. */
  photo?: boolean
}

type Choice = readonly [weight: number, deed: Deed]

/** Some urgent ones are left alone until their limit has run out: what is overdue has to be seen too. */
const isLeft = ({ id, severity, overdue, isLate }: Seen): boolean =>
  severity === 'urgent' && id % 3 === 0 && !overdue && !isLate

/**
 * What is done next to an incident, by whom; null while nothing is. `duplicate` is whether there is another to merge it
 * into. Everything the closed loop knows has its chance, what goes well the greatest.
 */
export function decide(seen: Seen, duplicate: boolean, random: Random): Deed | null {
  // What is overdue stays so for a while.
  if (isLeft(seen) || (seen.overdue && random.chance(0.8))) return null
  const choices = choicesFor(seen, duplicate, random)
  const total = choices.reduce((sum, [weight]) => sum + weight, 0)
  let at = random.next() * total
  for (const [weight, deed] of choices) {
    at -= weight
    if (at < 0) return deed
  }
  return null
}

function choicesFor(seen: Seen, duplicate: boolean, random: Random): Choice[] {
  const { stage, loop, overdue } = seen
  const calls = loop.calls.filter(({ ended_at }) => ended_at === null)
  const commander = (weight: number, verb: Deed['verb'], more: Partial<Deed> = {}): Choice => [
    weight,
    { who: 'commander', verb, ...more },
  ]
  const patrol = (weight: number, verb: Deed['verb'], more: Partial<Deed> = {}): Choice => [
    weight,
    { who: 'patrol', verb, ...more },
  ]
  const urge = commander(overdue ? 4 : 1, 'urge')
  switch (stage) {
    case 'assessment':
      return [
        commander(70, 'accept'),
        commander(5, 'void'),
        ...(duplicate ? [commander(60, 'merge')] : []),
        patrol(14, 'complete', { photo: random.chance(0.3) }),
        urge,
      ]
    case 'dispatch':
      return calls.length === 0
        ? [
            commander(70, 'dispatch', { units: 1 }),
            commander(14, 'whistle', { units: random.whole(2, 3) }),
            patrol(10, 'whistle', { units: 2 }),
            urge,
          ]
        : [
            ...calls.flatMap((call) => answersOf(call, 60)),
            commander(4, 'reassign', { units: 1 }),
            ...requestsOf(seen, commander),
            urge,
          ]
    case 'handling':
      return [
        ...calls.flatMap((call) => answersOf(call, 30)),
        ...calls.filter(({ acknowledged_at }) => acknowledged_at !== null).flatMap(workOf(seen, random)),
        ...requestsOf(seen, commander),
        ...(calls.length < 3 ? [patrol(3, 'whistle', { units: 1 })] : []),
        commander(2, 'reassign', { units: 1 }),
        urge,
      ]
    case 'supervision':
      return [
        ...(seen.completedOnPatrol ? [] : [patrol(50, 'verify', { photo: random.chance(0.3) })]),
        commander(30, 'verify'),
        ...(loop.reworks < 2 ? [patrol(14, 'rework')] : []),
        urge,
      ]
    case 'feedback':
      return loop.callback === null
        ? [commander(60, 'callback', { answers: answersFrom(random) })]
        : [
            ...(loop.callback.answered ? [] : [commander(30, 'callback', { answers: answersFrom(random) })]),
            commander(60, 'close'),
          ]
    default:
      return []
  }
}

type Call = Seen['loop']['calls'][number]
type Commander = (weight: number, verb: Deed['verb'], more?: Partial<Deed>) => Choice

/** A unit that was called answers, and comes. */
function answersOf({ unit_id: unit, acknowledged_at, arrived_at }: Call, weight: number): Choice[] {
  if (acknowledged_at === null) return [[weight, { who: { unit }, verb: 'acknowledge' }]]
  return arrived_at === null ? [[weight, { who: { unit }, verb: 'arrive' }]] : []
}

/** A unit at work completes it, gives it back, or asks for more time. */
const workOf =
  ({ loop }: Seen, random: Random) =>
  ({ unit_id: unit, arrived_at }: Call): Choice[] => {
    const own = (weight: number, verb: Deed['verb'], more: Partial<Deed> = {}): Choice => [
      weight,
      { who: { unit }, verb, ...more },
    ]
    return [
      own(arrived_at === null ? 6 : 40, 'complete', { photo: random.chance(0.4) }),
      ...(loop.returns < 2 ? [own(3, 'return')] : []),
      ...(loop.requested === null && loop.suspended_at === null
        ? [own(3, 'extend', { days: random.whole(1, 3) }), own(1, 'suspend', { days: random.whole(10, 30) })]
        : []),
    ]
  }

const requestsOf = ({ loop: { requested } }: Seen, commander: Commander): Choice[] =>
  requested === null ? [] : [commander(40, requested.verb)]

const answersFrom = (random: Random): NonNullable<Deed['answers']> =>
  random.chance(0.15)
    ? { answered: false }
    : {
        answered: true,
        responded: random.chance(0.98),
        solved: random.chance(0.93),
        satisfied: random.chance(0.9),
      }
