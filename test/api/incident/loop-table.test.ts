import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { type Role, roles } from '../../../api/identity/permission.model.ts'
import { type IncidentStage, type IncidentVerb, incidentVerbs } from '../../../api/incident/incident.model.ts'
import type { IncidentAnswer } from '../../../api/incident/incident.shapes.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { loopOf, type Person, somewhere } from '../../support/loop.ts'
import { storedAndFolded } from '../../support/stored.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
const verbs = incidentVerbs.filter((verb) => verb !== 'report')
const stages = [
  'assessment',
  'dispatch',
  'handling',
  'supervision',
  'feedback',
  'closed',
  'voided',
  'merged',
] as const
type Stage = (typeof stages)[number]

/** DOMAIN.md, 3, written out: where each verb leads from each stage. What is not here is refused. */
const leadsTo: Record<Exclude<IncidentVerb, 'report'>, Partial<Record<Stage, IncidentStage>>> = {
  accept: { assessment: 'dispatch' },
  void: { assessment: 'voided' },
  merge: { assessment: 'merged' },
  dispatch: { dispatch: 'dispatch' },
  whistle: { dispatch: 'dispatch', handling: 'handling' },
  acknowledge: { dispatch: 'handling', handling: 'handling' },
  arrive: { dispatch: 'handling', handling: 'handling' },
  return: { handling: 'dispatch' },
  reassign: { dispatch: 'dispatch', handling: 'dispatch' },
  extend: { dispatch: 'dispatch', handling: 'handling' },
  suspend: { dispatch: 'dispatch', handling: 'handling' },
  complete: { assessment: 'supervision', handling: 'supervision' },
  verify: { supervision: 'feedback' },
  rework: { supervision: 'handling' },
  callback: { feedback: 'feedback' },
  close: { feedback: 'closed' },
  urge: Object.fromEntries(
    (['assessment', 'dispatch', 'handling', 'supervision', 'feedback'] as const).map((stage) => [
      stage,
      stage,
    ]),
  ),
}

/** Who may do each, written out from the same table; admins and planners report and nothing else. */
const performers: Record<IncidentVerb, readonly Role[]> = {
  report: ['commander', 'planner', 'leader', 'handler', 'admin'],
  accept: ['commander'],
  void: ['commander'],
  merge: ['commander'],
  dispatch: ['commander'],
  whistle: ['commander', 'leader'],
  acknowledge: ['handler'],
  arrive: ['handler'],
  return: ['handler'],
  reassign: ['commander'],
  extend: ['handler', 'commander'],
  suspend: ['handler', 'commander'],
  complete: ['handler', 'leader'],
  verify: ['leader', 'commander'],
  rework: ['leader', 'commander'],
  callback: ['commander'],
  close: ['commander'],
  urge: ['commander'],
}

eachDatabase('the table of the closed loop', (database) => {
  let opened: OpenDatabase
  let loop: ReturnType<typeof loopOf>
  let first: number
  let second: number
  const samples = {} as Record<Stage, () => Promise<IncidentAnswer>>

  beforeAll(async () => {
    opened = await database.open()
    const seeded = await seedStreet(opened.database, { street, incidents: 0 })
    await seedStreet(opened.database, { street: '320199002', west: 118.9, incidents: 0, seed: 3 })
    const units = seeded.units.map(({ id }) => id)
    ;[first = 0, second = 0] = units
    loop = loopOf(opened, street, units)
    for (const stage of stages) samples[stage] = () => loop.inStage(stage)
  })

  const bodyOf = (verb: IncidentVerb, into: number): object => {
    switch (verb) {
      case 'dispatch':
      case 'reassign':
        return { units: [first] }
      case 'whistle':
        return { units: [second] }
      case 'merge':
        return { into }
      case 'extend':
      case 'suspend':
        return { note: '等材料', until: '2099-01-01T00:00:00Z' }
      case 'callback':
        return loop.callback
      default:
        return { note: '记' }
    }
  }
  const doer = (verb: IncidentVerb, stage: Stage): Person => {
    if (verb === 'complete' && stage === 'assessment') return loop.people.leader
    if (verb === 'verify' || verb === 'rework') return loop.people.leader
    return performers[verb].includes('commander') ? loop.people.commander : loop.people.handler
  }
  /** An incident in a stage and ready for the verb, as far as the stage allows it. */
  async function readyFor(verb: IncidentVerb, stage: Stage): Promise<IncidentAnswer> {
    // Dispatching is possible while nobody is called yet.
    if (verb === 'dispatch' && stage === 'dispatch')
      return loop.walk((await loop.done(loop.report())).id, 'accept')
    const incident = await samples[stage]()
    // A unit answers a call only once.
    if (verb === 'acknowledge' && stage === 'handling') {
      const { commander } = loop.people
      return loop.done(loop.act(commander, incident.id, 'whistle', { units: [second] }))
    }
    return incident
  }

  it.each(stages)(
    'lets happen from %s what it says, and refuses the rest with the present state',
    async (stage) => {
      const ended = stage === 'closed' || stage === 'voided' || stage === 'merged'
      const shared = await samples[stage]()
      const into = (await loop.done(loop.report())).id
      for (const verb of verbs) {
        const to = leadsTo[verb][stage]
        const incident = to ? await readyFor(verb, stage) : shared
        let who = doer(verb, stage)
        if (verb === 'acknowledge' && stage === 'handling') who = loop.people.other
        const { status, told } = await loop.act(who, incident.id, verb, bodyOf(verb, into))
        if (to) expect([verb, status, told.stage]).toEqual([verb, 200, to])
        else if (status === 403)
          // Nobody is called before the dispatch or after the end: the unit is refused before the stage is looked at.
          expect([verb, told.refusal, who]).toEqual([verb, 'unit', loop.people.handler])
        else {
          expect([verb, status, told.code]).toEqual([verb, 409, 'incident_conflict'])
          expect(told.incident).toEqual(
            await loop.requests.json(`/api/incidents/${incident.id}`, { headers: who.headers }),
          )
        }
        const { stored, folded } = await storedAndFolded(opened, street, incident.id)
        expect(stored).toEqual(folded)
      }
      expect((await storedAndFolded(opened, street, shared.id)).stored.row.stage).toBe(stage)
      if (ended) expect(shared.possible).toEqual([])
    },
    60_000,
  )

  it.each(roles)(
    'lets a %s do what it says within the scope, and nothing outside or unasked',
    async (role) => {
      const scopes = [
        ['320199001', true],
        ['3201', true],
        ['', true],
        ['320199002', false],
        ['320199001002020', false],
      ] as const
      const shared = await samples.handling()
      for (const verb of incidentVerbs) {
        const may = performers[verb].includes(role)
        const { id } = may && verb !== 'report' ? await samples.handling() : shared
        for (const [scope, isInside] of scopes) {
          const who = as({ role, scope, unit: first, id: `${role}-of-${scope}` })
          const answer =
            verb === 'report'
              ? await loop.report({}, who)
              : await loop.act(who, id, verb, bodyOf(verb, shared.id))
          const { status, told } = answer
          const expected = !may ? [403, 'role'] : !isInside ? [403, 'scope'] : undefined
          if (expected) expect([verb, scope, status, told.refusal]).toEqual([verb, scope, ...expected])
          else {
            // Allowed: what comes of it is the affair of the stage and the body. A unit that gave it back is called no more.
            const isBack = verb === 'return' && scope !== street
            expect(
              isBack ? [403] : [200, 201, 400, 409],
              `${verb} ${scope}: ${JSON.stringify(told)}`,
            ).toContain(status)
          }
          if (status === 403) expect(told.code).toBe('not_permitted')
        }
      }
    },
    60_000,
  )

  it('refuses a unit that is not called, and whoever has not signed in', async () => {
    const { id } = await samples.handling()
    const units = [loop.people.other, as({ role: 'handler', scope: street, unit: null, id: 'no-unit' })]
    for (const verb of ['acknowledge', 'arrive', 'return', 'extend', 'suspend', 'complete'] as const)
      for (const who of units) {
        const { status, told } = await loop.act(who, id, verb, bodyOf(verb, id))
        expect([verb, status, told.code, told.refusal]).toEqual([verb, 403, 'not_permitted', 'unit'])
      }
    for (const verb of verbs) {
      const { status, told } = await loop.act(undefined, id, verb, bodyOf(verb, id))
      expect([verb, status, told.code]).toEqual([verb, 401, 'sign_in_required'])
    }
    const reported = await loop.send(undefined, '/api/incidents', {
      category: '0102',
      severity: 'normal',
      description: '垃圾',
      ...somewhere,
    })
    expect([reported.status, reported.told.code]).toEqual([401, 'sign_in_required'])
    const { stored, folded } = await storedAndFolded(opened, street, id)
    expect(stored).toEqual(folded)
    expect(stored.row).toMatchObject({ stage: 'handling', sequence: 4 })
  })
})
