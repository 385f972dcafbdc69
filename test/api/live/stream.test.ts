import { describe, expect, it } from 'vitest'
import { LiveStream, type StreamEnd } from '../../../api/live/stream.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function stream(bufferBytes = 10) {
  const ends: StreamEnd[] = []
  let hungUp = 0
  const made = new LiveStream({
    bufferBytes,
    onEnd: (reason) => ends.push(reason),
    hangUp: () => {
      hungUp += 1
    },
  })
  return { made, ends, hangUps: () => hungUp }
}

describe('an open stream', () => {
  it('keeps what the bound allows and drops a reader who leaves more unread', async () => {
    const { made, ends, hangUps } = stream()
    expect([made.push(bytes('123456')), made.push(bytes('123456'))]).toEqual([true, true])
    expect(made.hasRoom).toBe(false)
    expect(made.push(bytes('1'))).toBe(false)
    expect([ends, hangUps(), made.isOver]).toEqual([['dropped'], 1, true])
    await expect(made.body.getReader().read()).rejects.toThrow('too slow')
    expect(made.push(bytes('1'))).toBe(false)
    made.drop()
    made.end()
    expect([ends, hangUps()]).toEqual([['dropped'], 1])
  })

  it('has room again once it was read', async () => {
    const { made, ends } = stream()
    made.push(bytes('1234567890'))
    let hasRoom = false
    const waiting = made.room().then(() => {
      hasRoom = true
    })
    await Promise.resolve()
    expect(hasRoom).toBe(false)
    await made.body.getReader().read()
    await waiting
    expect([made.push(bytes('1')), ends]).toEqual([true, []])
  })

  it('lets nobody wait for room who will get none', async () => {
    const { made } = stream()
    made.push(bytes('1234567890'))
    const waiting = made.room()
    made.drop()
    await waiting
    await made.room()
  })

  it('drops who takes nothing from one heartbeat to the next, not who takes a little', async () => {
    const { made, ends } = stream()
    const reader = made.body.getReader()
    made.push(bytes('1234567890'))
    made.beat(bytes(':'))
    await reader.read()
    made.push(bytes('1234567890'))
    made.beat(bytes(':'))
    expect(ends).toEqual([])
    made.beat(bytes(':'))
    expect(ends).toEqual(['dropped'])
  })

  it('ends after what waits was read, without hanging up', async () => {
    const { made, ends, hangUps } = stream()
    made.push(bytes('1'))
    made.end()
    const reader = made.body.getReader()
    expect((await reader.read()).done).toBe(false)
    expect((await reader.read()).done).toBe(true)
    expect([ends, hangUps()]).toEqual([['ended'], 0])
  })

  it('knows when its reader has left', async () => {
    const { made, ends } = stream()
    await made.body.cancel()
    expect([ends, made.isOver, made.push(bytes('1'))]).toEqual([['left'], true, false])
  })
})
