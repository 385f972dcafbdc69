import { afterEach, expect, test, vi } from 'vitest'
import { client } from '../../web/client.ts'

const filter = { street: '320199001' }
const headers = { 'content-type': 'application/json' }
const respond = (make: () => Response | Promise<Response>) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => make()),
  )
afterEach(() => vi.unstubAllGlobals())

test('an answer that cannot be read is a problem like others', async () => {
  respond(() => new Response('{"columns":', { headers }))
  await expect(client.incidentPoints(filter)).rejects.toMatchObject({
    name: 'RequestProblem',
    status: 200,
    code: 'answer_broken',
    message: '',
  })
})

test('a connection that breaks off amid an answer is one that could not be reached', async () => {
  respond(
    () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"columns":'))
            controller.error(new TypeError('network error'))
          },
        }),
        { headers },
      ),
  )
  await expect(client.incidentPoints(filter)).rejects.toMatchObject({ name: 'RequestProblem', status: 0 })
})

test('what was cancelled is no problem', async () => {
  const controller = new AbortController()
  respond(() => {
    controller.abort()
    return new Response('{"columns":', { headers })
  })
  await expect(client.incidentPoints(filter, controller.signal)).rejects.not.toMatchObject({
    name: 'RequestProblem',
  })
})

test('an answer with the same entity tag is the very object of before', async () => {
  let tag = '"one"'
  respond(() => Response.json({ total: 1, next: null, incidents: [] }, { headers: { etag: tag } }))
  const first = await client.incidents(filter)
  expect(await client.incidents(filter, undefined, first)).toBe(first)
  expect(await client.incidents(filter)).not.toBe(first)
  tag = '"two"'
  const second = await client.incidents(filter, undefined, first)
  expect(second).not.toBe(first)
  expect(await client.incidents(filter, undefined, second)).toBe(second)
})
