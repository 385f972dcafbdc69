import type { Context } from 'hono'
import { Hono } from 'hono'
import { addressOf } from '../identity/caller.ts'
import { once } from '../identity/idempotent.ts'
import { accountOf, scopeIn, scopeOf } from '../identity/reader.ts'
import { bodyMalformed, inputInvalid, validate } from '../problem.ts'
import type { Services } from '../services.ts'
import type { Subject } from './act.ts'
import { dispatchMany, dispatchManyBody } from './dispatch-many.ts'
import { findDuplicates } from './duplicates.queries.ts'
import { answerFor } from './incident-answer.queries.ts'
import { report, reportBody } from './report.ts'
import { reveal, revealBody } from './reveal.ts'
import { duplicateQuery, incidentParameter, verbParameter, verbQuery } from './verb.requests.ts'
import { verbs } from './verbs.ts'

/** The sequence an `If-Match: "7"` names; `*` and no header: whatever it is. */
function sequenceIn(context: Context): number | undefined {
  const given = context.req.header('if-match')
  if (given === undefined || given === '*') return undefined
  const sequence = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1]
  if (sequence !== undefined) return Number(sequence)
  throw inputInvalid({
    errors: [{ pointer: '/if-match', detail: 'must be the sequence of a step in quotes' }],
  })
}

/** The body of a verb; none at all is an empty one. */
async function bodyOf(context: Context): Promise<unknown> {
  const text = await context.req.text()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw bodyMalformed({ detail: 'the body is not JSON', cause })
  }
}

/** Reporting an incident, and the verbs of the closed loop. */
export function verbRoutes({ database }: Services) {
  return new Hono()
    .get('/incidents/duplicates', validate('query', duplicateQuery), async (context) => {
      const { street, ...question } = context.req.valid('query')
      const scope = street === undefined ? scopeOf(context) : scopeIn(context, street)
      return context.json({ incidents: await findDuplicates(database, scope, question) }, 200)
    })
    .post('/incidents', validate('query', verbQuery), validate('json', reportBody), async (context) => {
      const account = accountOf(context)
      const { street } = context.req.valid('query')
      const reported = await once(context, database, account, async (own) =>
        answerFor(own, await report(own, account, context.req.valid('json'), street), account),
      )
      context.header('location', `/api/incidents/${reported.id}`)
      return context.json(reported, 201)
    })
    .post(
      '/incidents/dispatch',
      validate('query', verbQuery),
      validate('json', dispatchManyBody),
      async (context) => {
        const account = accountOf(context)
        const { street } = context.req.valid('query')
        const dispatched = await once(context, database, account, (own) =>
          dispatchMany(own, account, street, context.req.valid('json')),
        )
        return context.json(dispatched, 200)
      },
    )
    .post(
      '/incidents/:id/reveal',
      validate('param', incidentParameter),
      validate('query', verbQuery),
      validate('json', revealBody),
      async (context) => {
        const account = accountOf(context)
        const subject = { id: context.req.valid('param').id, street: context.req.valid('query').street }
        const asked = { reason: context.req.valid('json').reason, address: addressOf(context) }
        context.header('cache-control', 'no-store')
        return context.json(await reveal(database, account, subject, asked), 200)
      },
    )
    .post(
      '/incidents/:id/:verb',
      validate('param', verbParameter),
      validate('query', verbQuery),
      async (context) => {
        const account = accountOf(context)
        const { id, verb } = context.req.valid('param')
        const { street } = context.req.valid('query')
        const subject: Subject = { id, street, sequence: sequenceIn(context) }
        const given = await bodyOf(context)
        const taken = await once(context, database, account, async (own) =>
          answerFor(own, await verbs[verb].take(own, account, subject, given), account),
        )
        return context.json(taken, 200)
      },
    )
}
