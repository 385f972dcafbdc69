import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { backoff, keepConnected, type LiveState, silenceMilliseconds } from '../../../web/live/connection.ts'
import type { StreamMessage } from '../../../web/live/event-stream.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server whose streams the test holds in its hands. */
function server(isUp = true) {
  const asked: (string | undefined)[] = []
  const streams: ReadableStreamDefaultController<Uint8Array>[] = []
  const cancelled: number[] = []
  const serving = { isUp }
  const states: LiveState[] = []
  const messages: StreamMessage[] = []
  const connection = keepConnected({
    connect: async (after, signal) => {
      asked.push(after)
      if (!serving.isUp) throw new Error('offline')
      signal.throwIfAborted()
      const place = streams.length
      return new ReadableStream({
        start: (controller) => {
          streams.push(controller)
        },
        cancel: () => {
          cancelled.push(place)
        },
      })
    },
    onMessage: (message) => messages.push(message),
    onChange: (state) => states.push(state),
    random: () => 1,
  })
  const send = (id: number) =>
    streams.at(-1)?.enqueue(new TextEncoder().encode(`event: incident\nid: ${id}\ndata: {}\n\n`))
  const settle = () => vi.advanceTimersByTimeAsync(0)
  return { asked, streams, cancelled, serving, states, messages, connection, send, settle }
}

const names = (states: readonly LiveState[]) =>
  states.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1])

test('it is live once the server answers, and hands on what comes', async () => {
  const { asked, states, messages, send, settle, connection } = server()
  await settle()
  expect([names(states), asked]).toEqual([['live'], [undefined]])
  send(5)
  await settle()
  expect(messages).toEqual([{ event: 'incident', id: '5', data: '{}' }])
  expect(states.at(-1)?.lastMessageAt).toBe(Date.now())
  connection.stop()
})

test('what broke off is taken up after the last message, by itself', async () => {
  const { asked, streams, states, send, settle, connection } = server()
  await settle()
  send(5)
  await settle()
  streams.at(-1)?.error(new Error('cut'))
  await settle()
  expect(names(states)).toEqual(['live', 'lost'])
  await vi.advanceTimersByTimeAsync(500)
  expect([asked, names(states)]).toEqual([
    [undefined, '5'],
    ['live', 'lost', 'live'],
  ])
  connection.stop()
})

test('a stream that the server ends is opened again too', async () => {
  const { asked, streams, settle, connection } = server()
  await settle()
  streams.at(-1)?.close()
  await settle()
  await vi.advanceTimersByTimeAsync(500)
  expect(asked).toHaveLength(2)
  connection.stop()
})

test('it tries ever more seldom, and at once when told to', async () => {
  const { asked, serving, states, settle, connection } = server(false)
  await settle()
  expect([asked.length, names(states)]).toEqual([1, ['lost']])
  for (const [milliseconds, attempts] of [
    [499, 1],
    [1, 2],
    [999, 2],
    [1, 3],
    [1999, 3],
  ] as const) {
    await vi.advanceTimersByTimeAsync(milliseconds)
    expect(asked).toHaveLength(attempts)
  }
  serving.isUp = true
  connection.retry()
  await settle()
  expect([asked.length, names(states)]).toEqual([4, ['lost', 'live']])
  connection.stop()
})

test('since when it is lost does not move with the attempts', async () => {
  const { states, settle, connection } = server(false)
  await settle()
  const since = Date.now()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(states.at(-1)).toMatchObject({ state: 'lost', since })
  connection.stop()
})

test('silence beyond two heartbeats is an outage', async () => {
  const { cancelled, states, send, settle, connection } = server()
  await settle()
  await vi.advanceTimersByTimeAsync(silenceMilliseconds - 1)
  send(5)
  await vi.advanceTimersByTimeAsync(silenceMilliseconds - 1)
  expect(names(states)).toEqual(['live'])
  await vi.advanceTimersByTimeAsync(1)
  expect([names(states), cancelled]).toEqual([['live', 'lost'], [0]])
  connection.stop()
})

test('stopped, it leaves and says nothing more', async () => {
  const { asked, cancelled, states, settle, connection } = server()
  await settle()
  connection.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([asked.length, cancelled, names(states)]).toEqual([1, [0], ['live']])
})

test('a crowd does not come back at the same moment', () => {
  expect([1, 2, 3, 10].map((failures) => backoff(failures, () => 0))).toEqual([250, 500, 1000, 7500])
  expect([1, 2, 3, 10].map((failures) => backoff(failures, () => 1))).toEqual([500, 1000, 2000, 15_000])
})
