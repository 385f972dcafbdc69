import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { toProblem } from '../../../api/problem.ts'
import { limitTime } from '../../../api/server/limits.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

it('lets whoever answers in time be', async () => {
  const app = new Hono().use(limitTime(5000)).get('/', (context) => context.text('in time'))
  app.onError((error, context) => toProblem(error).respond(context))
  expect(await (await app.request('/')).text()).toBe('in time')
})

eachDatabase('an answer that takes too long', (database) => {
  let opened: OpenDatabase

  beforeAll(async () => {
    opened = await database.open()
    await seedStreet(opened.database, { street: '320199001', incidents: 20 })
  })

  it.each(['/api/grids/320199001001001', '/ogc/collections/grids/items'])(
    'is given up with 503 and a time to come back: %s',
    async (path) => {
      const requests = requestsTo(opened, { answerMilliseconds: 200 })
      await opened.database.transaction(async (transaction) => {
        await transaction.execute(sql`LOCK TABLE grid IN ACCESS EXCLUSIVE MODE`)
        const response = await requests.ask(path)
        expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
        expect(await response.json()).toMatchObject({ code: 'request_timeout' })
      })
      await expect.poll(async () => (await requests.ask(path)).status, { timeout: 10_000 }).toBe(200)
    },
  )
})
