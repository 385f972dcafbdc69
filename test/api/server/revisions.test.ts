import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { revisionChannel } from '../../../api/database/revision.ts'
import { type StatementMessage, statements } from '../../../api/database/rows.ts'
import { Revisions } from '../../../api/server/revisions.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'

function withResolvers() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

eachDatabase('revisions that are remembered', (database) => {
  let opened: OpenDatabase
  let asked = 0
  const running: Revisions[] = []

  const listener = (message: unknown) => {
    if (/FROM revision/.test((message as StatementMessage).text)) asked += 1
  }
  beforeAll(async () => {
    opened = await database.open()
    await seedStreet(opened.database, { street, incidents: 5 })
  })
  beforeEach(() => {
    asked = 0
    statements.subscribe(listener)
  })
  afterEach(async () => {
    vi.useRealTimers()
    statements.unsubscribe(listener)
    for (const revisions of running.splice(0)) await revisions.stop()
  })

  const started = async (on: OpenDatabase = opened) => {
    const revisions = new Revisions(on)
    running.push(revisions)
    await revisions.start()
    return revisions
  }
  const stopTime = () => vi.useFakeTimers({ toFake: ['performance'] })
  const rename = (name: string) =>
    opened.query(`UPDATE unit SET name = '${name}' WHERE street_code = '${street}' AND code = 'U1'`)
  const change = () =>
    opened.query(`UPDATE unit SET name = name || '甲' WHERE street_code = '${street}' AND code = 'U2'`)

  it('are asked for once until a change is announced, and never for what changes by the minute', async () => {
    // While time stands still only the announcement can make it forget.
    stopTime()
    const revisions = await started()
    const before = await revisions.of(['units'], street)
    for (let round = 0; round < 5; round += 1) expect(await revisions.of(['units'], street)).toBe(before)
    expect(asked).toBe(1)
    const { promise: announced, resolve: announce } = withResolvers()
    const stop = await opened.listen(revisionChannel, announce)
    await change()
    await announced
    await stop()
    expect(await revisions.of(['units'], street)).not.toBe(before)
    expect(asked).toBe(2)
    for (let round = 0; round < 3; round += 1) await revisions.of(['incidents'], street)
    expect(asked).toBe(5)
  })

  it('are believed for a second where the announcement was lost', async () => {
    stopTime()
    const revisions = await started({ ...opened, listen: async () => async () => undefined })
    const before = await revisions.of(['units'], street)
    await change()
    vi.advanceTimersByTime(999)
    expect(await revisions.of(['units'], street)).toBe(before)
    vi.advanceTimersByTime(1)
    expect(await revisions.of(['units'], street)).not.toBe(before)
  })

  it('are forgotten when listening begins anew, for what was announced meanwhile is lost', async () => {
    stopTime()
    let begin: (() => void) | undefined
    const revisions = await started({
      ...opened,
      listen: async (_channel, _onPayload, onListen) => {
        begin = onListen
        return async () => undefined
      },
    })
    const before = await revisions.of(['units'], street)
    await change()
    expect(await revisions.of(['units'], street)).toBe(before)
    begin?.()
    expect(await revisions.of(['units'], street)).not.toBe(before)
  })

  it('are asked for each time once nobody listens', async () => {
    stopTime()
    const revisions = await started()
    await revisions.stop()
    const before = await revisions.of(['units'], street)
    await change()
    expect(await revisions.of(['units'], street)).not.toBe(before)
  })

  it('are not remembered where asking failed', async () => {
    stopTime()
    const revisions = await started()
    await opened.query('ALTER TABLE revision RENAME TO revision_away')
    await expect(revisions.of(['units'], street)).rejects.toThrow()
    await opened.query('ALTER TABLE revision_away RENAME TO revision')
    expect(await revisions.of(['units'], street)).toMatch(/^\w+$/)
  })

  it('never let an answer be older than the changes announced before it was asked for', async () => {
    const revisions = await started()
    const requests = requestsTo(opened, { revisions })
    let [written, announced, answered] = [0, 0, 0]
    let isWriting = true
    const stop = await opened.listen(revisionChannel, () => {
      announced = written
    })
    const name = async () => {
      const { features } = await requests.json<{
        features: { properties: { code: string; name: string } }[]
      }>(`/api/features/units?street=${street}`)
      return features.find(({ properties }) => properties.code === 'U1')?.properties.name
    }
    const last = 30
    const write = async () => {
      while (written < last) {
        written += 1
        await rename(String(written))
        const enough = answered + 6
        while (announced < written || answered < enough) await turn()
      }
      isWriting = false
    }
    const read = async () => {
      while (isWriting) {
        const known = announced
        const shown = Number(await name())
        if (known > 0) expect(shown).toBeGreaterThanOrEqual(known)
        answered += 1
        await turn()
      }
    }
    await Promise.all([write(), read(), read(), read()])
    await stop()
    expect(await name()).toBe(String(last))
    // A change makes the readers ask, not each of their questions.
    expect(asked).toBeLessThan(answered / 2)
  })
})
