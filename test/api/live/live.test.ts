import { pino } from 'pino'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { type StatementMessage, statements } from '../../../api/database/rows.ts'
import { type HubOptions, LiveHub } from '../../../api/live/hub.ts'
import { createMetrics } from '../../../api/server/metrics.ts'
import { as, testReader } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { type Listener, listenTo, positionsAfter, type Step, writeStep } from '../../support/live.ts'
import { requestsTo } from '../../support/requests.ts'
import { type SeededStreet, seedStreet } from '../../support/street.ts'

const [street, other] = ['320199001', '320199002']
const never = 3_600_000

eachDatabase('the stream', (database) => {
  let opened: OpenDatabase
  let seeded: SeededStreet
  const hubs: LiveHub[] = []

  beforeAll(async () => {
    opened = await database.open()
    seeded = await seedStreet(opened.database, { street, incidents: 60 })
    await seedStreet(opened.database, { street: other, west: 118.85, incidents: 10 })
  })
  afterEach(async () => {
    for (const hub of hubs.splice(0)) await hub.stop()
  })

  /** An app with a hub that looks at the log only when it is told to, and whose heart does not beat unless asked. */
  function app(options: Partial<HubOptions> = {}, on: OpenDatabase = opened, reader = testReader) {
    const metrics = createMetrics()
    const hub = new LiveHub(on, {
      metrics,
      log: pino({ level: 'silent' }),
      heartbeatMilliseconds: never,
      checkMilliseconds: never,
      ...options,
    })
    hubs.push(hub)
    const requests = requestsTo(on, { live: hub, metrics, reader })
    const listen = (query = '', init?: RequestInit) => listenTo(requests.ask(`/api/live${query}`, init))
    const metric = async (name: string) =>
      (await metrics.registry.getSingleMetric(name)?.get())?.values[0]?.value
    return { hub, requests, listen, metric }
  }

  const ids = () => seeded.incidents.filter(({ stage }) => stage === 'handling').map(({ id }) => id)
  const step = (more: Partial<Step> = {}) =>
    writeStep(opened.database, { street, id: ids()[0] ?? 0, dueAt: new Date(), ...more })
  const steps = async (count: number) => {
    const positions: number[] = []
    for (let index = 0; index < count; index += 1) positions.push(await step())
    return positions
  }
  const lastPosition = async () => (await positionsAfter(opened.database, 0)).at(-1) ?? 0
  const has = (count: number) => (listener: Listener) => listener.positions.length >= count

  it('begins where the log ends, and tells each step as the list shows its incident', async () => {
    const { listen, requests, metric } = app()
    const last = await lastPosition()
    const listener = await listen(`?street=${street}`)
    await listener.until(({ messages }) => messages.length === 1)
    expect(listener.messages).toEqual([
      { event: 'position', id: String(last), data: { position: last, at: expect.stringMatching(/Z$/) } },
    ])
    const [id = 0] = ids()
    const dueAt = new Date(Date.now() + 3_600_000)
    const position = await step({ id, verb: 'dispatch', dueAt, unit: seeded.units[0]?.id })
    await listener.until(has(1))
    const { incidents } = await requests.json<{ incidents: { id: number }[] }>(
      `/api/incidents?street=${street}&limit=500`,
    )
    const shown = incidents.find((incident) => incident.id === id)
    expect(listener.messages[1]).toEqual({
      event: 'incident',
      id: String(position),
      data: { verb: 'dispatch', incident: { ...shown, sequence: expect.any(Number) } },
    })
    expect(JSON.stringify(listener.messages)).not.toMatch(/张三丰|13812348000/)
    expect([await metric('streetgrid_live_streams'), await metric('streetgrid_live_messages_total')]).toEqual(
      [1, 1],
    )
    await listener.close()
    expect(await metric('streetgrid_live_streams')).toBe(0)
  })

  it.each([
    ['the header', '', true],
    ['the address', '?after=', false],
    ['the header before the address', '?after=0', true],
  ])(
    'gives what was missed by the position in %s, in pages, then what comes',
    async (_name, query, isHeader) => {
      const { listen } = app({ pageSize: 3 })
      const before = await lastPosition()
      const missed = await steps(8)
      const listener = await listen(
        query.endsWith('=') ? `${query}${before}` : query,
        isHeader ? { headers: { 'last-event-id': String(before) } } : {},
      )
      await listener.until(has(8))
      const [live] = await steps(1)
      await listener.until(has(9))
      expect(listener.positions).toEqual([...missed, live])
      expect(listener.messages.every(({ event }) => event === 'incident')).toBe(true)
    },
  )

  it('tells a step the same way whenever it is read', async () => {
    const { listen } = app()
    const live = await listen()
    await live.until(({ messages }) => messages.length === 1)
    const [first = 0] = [await step({ verb: 'extend', dueAt: new Date(Date.now() + 86_400_000) })]
    await step({ verb: 'complete', stage: 'supervision', settledAt: new Date(), dueAt: new Date() })
    await step({ verb: 'rework', stage: 'handling', dueAt: new Date() })
    await live.until(has(3))
    const again = await (await listen(`?after=${first - 1}`)).until(has(3))
    expect(again.messages).toEqual(live.messages.slice(1))
    expect(again.messages.map(({ data }) => (data.incident as { stage: string }).stage)).toEqual([
      'handling',
      'supervision',
      'handling',
    ])
  })

  it('has neither gap nor repetition where catching up becomes live', async () => {
    const { listen } = app({ pageSize: 2 })
    const before = await lastPosition()
    let isWriting = true
    const written: number[] = []
    const write = async () => {
      while (isWriting) written.push(await step())
    }
    const writing = write()
    const listeners: Listener[] = []
    for (let round = 0; round < 20; round += 1) listeners.push(await listen(`?after=${before}`))
    isWriting = false
    await writing
    const all = await positionsAfter(opened.database, before)
    expect(all).toEqual(written)
    for (const listener of listeners) {
      await listener.until(has(all.length))
      expect(listener.positions).toEqual(all)
    }
  })

  it('reads each step once for all streams', async () => {
    const { listen } = app()
    const listeners = await Promise.all(Array.from({ length: 20 }, () => listen()))
    for (const listener of listeners) await listener.until(({ messages }) => messages.length === 1)
    let reads = 0
    const count = (message: unknown) => {
      const { text } = message as StatementMessage
      if (/^SELECT "incident_event"\."position"/.test(text.trim())) reads += 1
    }
    statements.subscribe(count)
    await step()
    for (const listener of listeners) await listener.until(has(1))
    statements.unsubscribe(count)
    expect(reads).toBeGreaterThan(0)
    expect(reads).toBeLessThan(4)
  })

  describe('limited by scope', () => {
    const community = () => seeded.communities[0]?.code ?? ''
    const inside = () => seeded.incidents.find(({ gridCode }) => gridCode?.startsWith(community()))
    const outside = () =>
      seeded.incidents.find(({ gridCode }) => gridCode && !gridCode.startsWith(community()))
    const ungridded = () => seeded.incidents.find(({ gridCode }) => gridCode === null)

    it.each(['live', 'caught up'])('tells a community only of its grids, %s', async (way) => {
      const { listen } = app()
      const before = await lastPosition()
      const write = async () => {
        await step({ id: outside()?.id })
        await step({ id: ungridded()?.id })
        return step({ id: inside()?.id })
      }
      const reader = as({ role: 'leader', scope: community() })
      const caughtUp = way === 'live' ? undefined : await write()
      const listener = await listen(`?after=${before}`, reader)
      const whole = await listen(`?after=${before}`)
      const position = caughtUp ?? (await write())
      await whole.until(has(3))
      await listener.until(has(1))
      expect(listener.positions).toEqual([position])
    })

    it.each(['live', 'caught up'])('keeps the streets apart, %s', async (way) => {
      const { listen } = app()
      const before = await lastPosition()
      const write = async () => {
        const mine = await step()
        return [mine, await step({ street: other, id: 61 })]
      }
      const early = way === 'live' ? [] : await write()
      const [first, second, both] = await Promise.all([
        listen(`?street=${street}&after=${before}`),
        listen(`?street=${other}&after=${before}`),
        listen(`?after=${before}`),
      ])
      const [mine, theirs] = way === 'live' ? await write() : early
      await both.until(has(2))
      await first.until(has(1))
      await second.until(has(1))
      expect([first.positions, second.positions, both.positions]).toEqual([[mine], [theirs], [mine, theirs]])
    })

    it('tells nothing of a street that lies outside', async () => {
      const { listen } = app()
      const before = await lastPosition()
      const foreign = await listen(
        `?street=${other}&after=${before}`,
        as({ role: 'leader', scope: community() }),
      )
      const all = await listen(`?after=${before}`)
      await step({ street: other, id: 61 })
      await all.until(has(1))
      expect(foreign.messages).toEqual([])
    })
  })

  it('sends a reader who missed too much back to the beginning', async () => {
    const { listen } = app({ mostMissed: 5, pageSize: 2 })
    const before = await lastPosition()
    const five = await steps(5)
    const early = await (await listen(`?after=${before}`)).until(has(5))
    expect(early.positions).toEqual(five)
    await early.close()
    const [sixth = 0] = await steps(1)
    const late = await listen(`?after=${before}`)
    await late.until(({ messages }) => messages.length === 1)
    expect(late.messages[0]).toEqual({
      event: 'reset',
      id: String(sixth),
      data: { position: sixth, at: expect.any(String) },
    })
    const [next] = await steps(1)
    await late.until(has(1))
    expect(late.positions).toEqual([next])
  })

  it('counts what was missed in the scope of who missed it', async () => {
    const { listen } = app({ mostMissed: 5 })
    const before = await lastPosition()
    await steps(6)
    const position = await step({ street: other, id: 61 })
    const listener = await (await listen(`?street=${other}&after=${before}`)).until(has(1))
    expect(listener.positions).toEqual([position])
  })

  it('sends all readers back when more is written at once than they would read', async () => {
    const { listen } = app({ mostMissed: 5, pageSize: 2 })
    const listener = await listen()
    await listener.until(({ messages }) => messages.length === 1)
    await opened.database.transaction(async (transaction) => {
      for (let index = 0; index < 7; index += 1)
        await writeStep(transaction, { street, id: ids()[0] ?? 0, dueAt: new Date() })
    })
    const last = await lastPosition()
    await listener.until(({ messages }) => messages.length === 2)
    expect(listener.messages[1]).toMatchObject({ event: 'reset', id: String(last) })
    const [next] = await steps(1)
    await listener.until(has(1))
    expect(listener.positions).toEqual([next])
  })

  it('sends back who comes with a position of another log', async () => {
    const { listen } = app()
    const last = await lastPosition()
    const listener = await listen('?after=999999999')
    await listener.until(({ messages }) => messages.length === 1)
    expect(listener.messages[0]).toMatchObject({ event: 'reset', id: String(last) })
    const [next] = await steps(1)
    await listener.until(has(1))
    expect(listener.positions).toEqual([next])
  })

  it('drops a reader who does not read, and goes on with the others', async () => {
    const { listen, hub, requests, metric } = app({ bufferBytes: 2000 })
    const before = await lastPosition()
    const slow = await requests.ask('/api/live')
    const listener = await listen()
    const written: number[] = []
    while (written.length < 10) {
      written.push(await step())
      await listener.until(has(written.length))
    }
    expect(listener.positions).toEqual(written)
    expect([hub.size, await metric('streetgrid_live_dropped_total')]).toEqual([1, 1])
    await expect(slow.text()).rejects.toThrow('too slow')
    expect((await (await listen(`?after=${before}`)).until(has(10))).positions).toEqual(written)
  })

  it('waits for a reader who catches up slowly, who then misses nothing', async () => {
    const { listen, requests, hub } = app({ bufferBytes: 1000, pageSize: 4 })
    const before = await lastPosition()
    const missed = await steps(12)
    const slow = await requests.ask(`/api/live?after=${before}`)
    const listener = await listen()
    const [live] = await steps(1)
    await listener.until(has(1))
    expect(hub.size).toBe(2)
    const reader = await listenTo(slow)
    await reader.until(has(13))
    expect(reader.positions).toEqual([...missed, live])
  })

  it('shows signs of life', async () => {
    const { listen } = app({ heartbeatMilliseconds: 5 })
    const listener = await listen()
    await listener.until(({ comments }) => comments >= 3)
  })

  it('looks at the log by itself where the announcement was lost', async () => {
    const { listen } = app({ checkMilliseconds: 5 }, { ...opened, listen: async () => async () => undefined })
    const listener = await listen()
    await listener.until(({ messages }) => messages.length === 1)
    const [position] = await steps(1)
    await listener.until(has(1))
    expect(listener.positions).toEqual([position])
  })

  it('looks at the log when listening begins anew', async () => {
    let begin: (() => void) | undefined
    const { listen } = app(
      {},
      {
        ...opened,
        listen: async (_channel, _onPayload, onListen) => {
          begin = onListen
          return async () => undefined
        },
      },
    )
    const listener = await listen()
    await listener.until(({ messages }) => messages.length === 1)
    const [position] = await steps(1)
    begin?.()
    await listener.until(has(1))
    expect(listener.positions).toEqual([position])
  })

  it('ends when its reader is no longer who he was', async () => {
    let scope = street
    const { hub, listen } = app({ heartbeatMilliseconds: 5 }, opened, () => ({ account: null, scope }))
    const listener = await listen()
    await listener.until(({ comments }) => comments >= 2)
    expect(listener.isOver).toBe(false)
    scope = `${street}001`
    await listener.over
    expect([listener.failure, hub.size]).toEqual([undefined, 0])
  })

  it('stays open while nobody can say who its reader is', async () => {
    const reader = vi.fn(() => ({ account: null, scope: street }))
    const { hub, listen } = app({}, opened, reader)
    await listen()
    reader.mockImplementation(() => {
      throw new Error('the database does not answer')
    })
    await hub.recheck()
    expect(hub.size).toBe(1)
  })

  it('ends all streams when it stops, and takes no more', async () => {
    const { hub, listen, requests } = app()
    const listeners = [await listen(), await listen('?after=0')]
    await hub.stop()
    for (const listener of listeners) {
      await listener.over
      expect(listener.failure).toBeUndefined()
    }
    expect(hub.size).toBe(0)
    expect(await requests.problem('/api/live')).toMatchObject({ status: 503, code: 'live_stopping' })
  })

  it('takes no more streams than it is to', async () => {
    const { listen, requests } = app({ mostStreams: 1 })
    const listener = await listen()
    expect(await requests.problem('/api/live')).toMatchObject({ status: 503, code: 'live_full' })
    await listener.close()
    await listen()
  })

  it('is only described to who asks for its head', async () => {
    const { hub, requests } = app()
    const response = await requests.ask('/api/live', { method: 'HEAD' })
    expect([response.status, response.headers.get('content-type'), hub.size]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      0,
    ])
  })

  it.each([
    ['?after=x', {}, 400, 'input_invalid'],
    ['?after=-1', {}, 400, 'input_invalid'],
    ['?after=9999999999999999', {}, 400, 'input_invalid'],
    ['?after=1&after=2', {}, 400, 'input_invalid'],
    ['?street=32', {}, 400, 'input_invalid'],
    ['?unknown=1', {}, 400, 'input_invalid'],
    ['', { 'last-event-id': '1 OR 1=1' }, 400, 'input_invalid'],
    ['', { 'last-event-id': '1.5' }, 400, 'input_invalid'],
    ['?street=320199999', {}, 404, 'street_unknown'],
  ])('refuses %s %o', async (query, headers, status, code) => {
    const { hub, requests } = app()
    expect(await requests.problem(`/api/live${query}`, { headers })).toMatchObject({ status, code })
    expect(hub.size).toBe(0)
  })
})
