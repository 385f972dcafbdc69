import type { OpenDatabase } from '../../api/database/open.ts'
import type { IncidentStage, IncidentVerb } from '../../api/incident/incident.model.ts'
import type { IncidentAnswer } from '../../api/incident/incident.shapes.ts'
import { as } from './accounts.ts'
import { requestsTo } from './requests.ts'

export type Person = ReturnType<typeof as>

/** An answer of the API: an incident, or a problem. */
export type Told = IncidentAnswer & {
  code: string
  detail?: string
  refusal?: string
  incident?: IncidentAnswer
  nearest?: { code: string; name: string; metres: number } | null
  errors?: { pointer: string; detail: string }[]
}

/** A place in the second grid of the street that `seedStreet` makes. */
export const somewhere = { longitude: 118.756, latitude: 32.0622 }

const callback = { answered: true, responded: true, solved: true, satisfied: true }

/** The people of a seeded street and what they do to its incidents, through the API. */
export function loopOf(opened: OpenDatabase, street: string, units: readonly number[]) {
  const requests = requestsTo(opened)
  const [first = 0, second = 0] = units
  const handler = (unit: number) => as({ role: 'handler', scope: street, unit, id: `handler-${unit}` })
  const people = {
    commander: as({ role: 'commander', scope: street, id: 'commander' }),
    leader: as({ role: 'leader', scope: street, id: 'leader' }),
    deputy: as({ role: 'leader', scope: street, id: 'deputy' }),
    handler: handler(first),
    other: handler(second),
  }
  const send = async (
    who: Person | undefined,
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ) => {
    const response = await requests.ask(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...who?.headers, ...headers },
    })
    return { status: response.status, headers: response.headers, told: (await response.json()) as Told }
  }
  /** What must have come of a step; anything else fails the test with the answer. */
  const done = async (answer: ReturnType<typeof send>): Promise<IncidentAnswer> => {
    const { status, told } = await answer
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(told)}`)
    return told
  }
  const report = (more: object = {}, who: Person = people.commander) =>
    send(who, '/api/incidents', {
      category: '0102',
      severity: 'normal',
      description: '路口垃圾外溢',
      ...somewhere,
      ...more,
    })
  const act = (
    who: Person | undefined,
    id: number,
    verb: IncidentVerb,
    body?: unknown,
    headers?: Record<string, string>,
  ) => send(who, `/api/incidents/${id}/${verb}`, body, headers)

  /** The ordinary way, each step from one stage to the next. */
  const way: readonly [IncidentVerb, Person, object?][] = [
    ['accept', people.commander],
    ['dispatch', people.commander, { units: [first] }],
    ['acknowledge', people.handler],
    ['complete', people.handler, { note: '已清理' }],
    ['verify', people.leader, { note: '现场已清理干净' }],
    ['callback', people.commander, callback],
    ['close', people.commander],
  ]
  /** Takes an incident along the ordinary way until a verb has been done. */
  const walk = async (id: number, until: IncidentVerb): Promise<IncidentAnswer> => {
    for (const [verb, who, body] of way) {
      const incident = await done(act(who, id, verb, body))
      if (verb === until) return incident
    }
    throw new Error(`the ordinary way has no ${until}`)
  }
  const lastVerb: Record<Exclude<IncidentStage, 'collection' | 'assessment'>, IncidentVerb> = {
    dispatch: 'dispatch',
    handling: 'acknowledge',
    supervision: 'complete',
    feedback: 'callback',
    closed: 'close',
    voided: 'void',
    merged: 'merge',
  }
  /** A new incident in a stage: called to the first unit from `dispatch` on, called back in `feedback`. */
  const inStage = async (stage: Exclude<IncidentStage, 'collection'>): Promise<IncidentAnswer> => {
    const reported = await done(report())
    if (stage === 'assessment') return reported
    if (stage === 'voided') return done(act(people.commander, reported.id, 'void'))
    if (stage === 'merged') {
      const into = (await done(report())).id
      return done(act(people.commander, reported.id, 'merge', { into }))
    }
    return walk(reported.id, lastVerb[stage])
  }
  return { requests, people, handler, send, done, report, act, walk, inStage, callback }
}
