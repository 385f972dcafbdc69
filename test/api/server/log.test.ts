import { pino } from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { describeError } from '../../../api/server/error-description.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

type Line = { msg: string; level: number; error?: Record<string, unknown> } & Record<string, unknown>

/** A log that keeps its lines. */
function logSink() {
  const text: string[] = []
  const log = pino({ level: 'debug', base: null }, { write: (line: string) => text.push(line) })
  return { log, text: () => text.join(''), lines: () => text.map((line) => JSON.parse(line) as Line) }
}

eachDatabase('the log', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>
  let sink: ReturnType<typeof logSink>

  beforeAll(async () => {
    opened = await database.open()
    await seedStreet(opened.database, { street: '320199001', incidents: 20 })
    sink = logSink()
    requests = requestsTo(opened, { log: sink.log })
  })

  it('has a line for each request, without what was asked for', async () => {
    await requests.ask('/api/search?street=320199001&q=%E5%BC%A0%E4%B8%89', {
      headers: { 'x-request-id': 'request-of-the-test' },
    })
    const line = sink.lines().find(({ requestId }) => requestId === 'request-of-the-test')
    expect(line).toMatchObject({
      msg: 'request',
      level: 30,
      method: 'GET',
      path: '/api/search',
      route: '/api/search',
      status: 200,
    })
    expect(line?.ms).toBeGreaterThan(0)
    expect(sink.text()).not.toMatch(/张三|%E5|320199001/)
  })

  it('has the reason of a failure, and no value of the statement that failed', async () => {
    await opened.query('ALTER TABLE incident RENAME COLUMN shown_address TO place')
    const query = new URLSearchParams({ street: '320199001', text: '张三' })
    const problem = await requests.problem(`/api/incidents?${query}`, {
      headers: { 'x-request-id': 'failure-of-the-test' },
    })
    expect(problem).toMatchObject({ status: 500, code: 'internal_error' })
    expect(JSON.stringify(problem)).not.toMatch(/address|column/)
    const line = sink
      .lines()
      .find(({ msg, requestId }) => msg === 'problem' && requestId === 'failure-of-the-test')
    expect(line).toMatchObject({ level: 50, code: 'internal_error' })
    const causes: Record<string, unknown>[] = []
    for (let cause = line?.error; cause; cause = cause.cause as Record<string, unknown> | undefined)
      causes.push(cause)
    expect(causes.at(-1)).toMatchObject({
      code: '42703',
      message: expect.stringMatching(/column .*address.* does not exist/),
    })
    expect(causes.some(({ stack }) => /^\s+at .+\.(ts|js):\d+/.test(String(stack)))).toBe(true)
    expect(causes.some(({ query }) => /LIKE \$\d/.test(String(query)))).toBe(true)
    expect(sink.text()).not.toMatch(/张三|"params"|parameters/)
    const answered = sink
      .lines()
      .find(({ msg, requestId }) => msg === 'request' && requestId === 'failure-of-the-test')
    expect(answered).toMatchObject({ level: 50, status: 500 })
  })
})

describe('an error described', () => {
  it('names kind, message, place and causes', () => {
    const cause = Object.assign(new Error('no route'), { code: 'EHOSTUNREACH', address: '10.0.0.1' })
    const described = describeError(new TypeError('x is not a function', { cause }))
    expect(described).toMatchObject({
      type: 'TypeError',
      message: 'x is not a function',
      stack: expect.stringContaining('log.test.ts'),
      cause: { type: 'Error', message: 'no route', code: 'EHOSTUNREACH' },
    })
    expect(JSON.stringify(described)).not.toContain('10.0.0.1')
  })

  it('ends where causes go in a circle, and takes what is no error', () => {
    const error = new Error('again')
    error.cause = error
    expect(JSON.stringify(describeError(error)).match(/again/g)).toHaveLength(6)
    expect(describeError('a text')).toEqual({ type: 'string', message: 'no Error was thrown' })
    expect(describeError(new AggregateError([new Error('one'), 'two'])).errors).toMatchObject([
      { message: 'one' },
      { type: 'string' },
    ])
  })

  it('hides the value that PostgreSQL could not read', () => {
    const error = Object.assign(new Error('invalid input syntax for type integer: "张三"'), { code: '22P02' })
    expect(describeError(error).message).toBe('invalid input syntax for type integer: "…"')
  })
})
