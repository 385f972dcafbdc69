import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { roles } from '../../../api/identity/permission.model.ts'
import { type IncidentVerb, incidentVerbs, isOpen } from '../../../api/incident/incident.model.ts'
import type { IncidentAnswer } from '../../../api/incident/incident.shapes.ts'
import { nextStage } from '../../../api/incident/transition.model.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { loopOf, type Person } from '../../support/loop.ts'
import { storedAndFolded } from '../../support/stored.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
const verbs = incidentVerbs.filter((verb) => verb !== 'report')

/** What somebody tries: `choice` picks the verb, of those that are possible for them if `isSensible`. */
const attempt = fc.record({
  person: fc.nat(40),
  choice: fc.nat(1000),
  isSensible: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  body: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(7)),
  which: fc.nat(1),
})

eachDatabase('any sequence of verbs by anybody', (database) => {
  let opened: OpenDatabase
  let loop: ReturnType<typeof loopOf>
  let units: number[]
  let people: (Person | undefined)[]

  beforeAll(async () => {
    opened = await database.open()
    units = (await seedStreet(opened.database, { street, incidents: 0 })).units.map(({ id }) => id)
    loop = loopOf(opened, street, units)
    const { commander, leader, deputy, handler, other } = loop.people
    // Those who may do most come more than once.
    people = [
      ...[commander, commander, commander, commander, leader, leader, deputy, handler, handler, other],
      ...roles.map((role) => as({ role, scope: street, unit: units[2] ?? 0, id: `a-${role}` })),
      ...roles.map((role) => as({ role, scope: '320199002', unit: units[0] ?? 0, id: `stranger-${role}` })),
      undefined,
    ]
  })

  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

  /** The incident as somebody sees it; undefined outside of their scope. */
  const seenBy = async (who: Person | undefined, id: number): Promise<IncidentAnswer | undefined> => {
    const response = await loop.requests.ask(`/api/incidents/${id}`, who && { headers: who.headers })
    return response.ok ? ((await response.json()) as IncidentAnswer) : undefined
  }

  /** Bodies that fit and bodies that do not, by number: the lower ones mostly fit. */
  function bodyOf(verb: IncidentVerb, number: number, other: number): unknown {
    const [first = 0, second = 0] = units
    if (number === 7) return { nonsense: true }
    switch (verb) {
      case 'dispatch':
      case 'whistle':
      case 'reassign':
        return {
          units: [
            [first],
            [second],
            [first, second],
            [second, first],
            [first],
            [2_000_000_000],
            [first, first],
          ][number],
        }
      case 'merge':
        return { into: number < 5 ? other : 2_000_000_000 }
      case 'extend':
      case 'suspend':
        return {
          note: '等材料',
          until: number < 4 ? inDays(1 + number * 30) : number < 6 ? undefined : inDays(-1),
        }
      case 'callback':
        return number < 4
          ? { answered: true, responded: true, solved: number < 2, satisfied: number < 1 }
          : { answered: number > 5 }
      default:
        return number < 6 ? { note: '记' } : {}
    }
  }

  it('never reaches an illegal state, never fails, and leaves a row that is the fold of its log', async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 20, maxLength: 60 }), async (attempts) => {
        const incidents = [await loop.done(loop.report()), await loop.done(loop.report())]
        for (const { person, choice, isSensible, body, which } of attempts) {
          const [incident, other] = which === 0 ? incidents : incidents.toReversed()
          if (!incident || !other) throw new Error('two were reported')
          let who = people[person % people.length]
          let before = await seenBy(who, incident.id)
          // Who is sensible lets somebody do it who can.
          for (let turn = 1; isSensible && before?.possible.length === 0 && turn < 10; turn += 1) {
            who = people[(person + turn) % 10]
            before = await seenBy(who, incident.id)
          }
          const possible = before?.possible ?? []
          // What ends it, and what changes nothing, is left for the rest of the choices.
          const onward = possible.filter(
            (verb) => !['void', 'merge', 'urge'].includes(verb) || choice % 10 === 0,
          )
          const offered = isSensible && onward.length > 0 ? onward : verbs
          const verb = offered[choice % offered.length] ?? 'urge'
          const { status, told } = await loop.act(who, incident.id, verb, bodyOf(verb, body, other.id))
          expect([200, 400, 401, 403, 409], `${verb}: ${status} ${JSON.stringify(told)}`).toContain(status)
          if (who === undefined) expect([status, told.code]).toEqual([401, 'sign_in_required'])
          if (status === 200) {
            expect(possible).toContain(verb)
            expect(told.loop.sequence).toBe((before?.loop.sequence ?? 0) + 1)
            const from = before?.stage ?? null
            const detail = verb === 'complete' && from === 'assessment' ? { small_matter: true } : null
            expect(told.stage).toBe(nextStage(verb, from, detail))
            expect(told.history.length).toBe(told.loop.sequence)
            reached.add(`${verb} ${from}`)
          } else {
            // A whistle for units that are all there is refused for what it says, not for who asks or when.
            if (possible.includes(verb) && verb !== 'whistle') expect([verb, status]).toEqual([verb, 400])
            if (status === 409) expect(told.incident?.loop.sequence).toBe(before?.loop.sequence)
          }
        }
        for (const { id } of incidents) {
          const { stored, folded, state } = await storedAndFolded(opened, street, id)
          expect(stored).toEqual(folded)
          expect(state.closedAt === null).toBe(isOpen(state.stage))
        }
      }),
      { numRuns: database.kind === 'embedded' ? 20 : 50, seed: 20260617 },
    )
    expect(reached.size).toBeGreaterThan(20)
  }, 240_000)
})
