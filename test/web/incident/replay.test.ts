import { expect, it } from 'vitest'
import {
  dayOf,
  firstMoment,
  lastOf,
  nextMoment,
  paces,
  readMoment,
  stepLength,
  writeMoment,
} from '../../../web/incident/replay.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-27T10:30:20')

it('a day begins and ends by the street’s clock, and today ends with now', () => {
  expect(dayOf(at('2026-11-27T00:00'))).toBe(at('2026-11-27T00:00'))
  expect(dayOf(at('2026-11-26T23:59'))).toBe(at('2026-11-26T00:00'))
  expect(lastOf(at('2026-11-26T00:00'), now)).toBe(at('2026-11-26T23:59'))
  expect(lastOf(at('2026-11-27T00:00'), now)).toBe(at('2026-11-27T10:30'))
  expect(firstMoment(now)).toBe(at('2026-11-27T08:00'))
  expect(firstMoment(at('2026-11-27T03:00'))).toBe(at('2026-11-27T00:00'))
})

it('a day plays in a minute, to its end and not into the future', () => {
  let moment: number | undefined = at('2026-11-26T00:00')
  let steps = 0
  for (let last = moment; moment !== undefined; moment = nextMoment(last, now)) {
    last = moment
    steps++
  }
  expect((steps - 1) * paces.day).toBeCloseTo(60_000, -3)
  expect(nextMoment(at('2026-11-26T23:59'), now)).toBeUndefined()
  expect(nextMoment(at('2026-11-27T10:30'), now)).toBeUndefined()
  expect(nextMoment(at('2026-11-27T10:00'), now)).toBe(at('2026-11-27T10:00') + stepLength)
})

it('an address holds a minute that was', () => {
  expect(writeMoment(at('2026-11-20T08:15'))).toBe('2026-11-20T08:15')
  expect(readMoment('2026-11-20T08:15', now)).toBe(at('2026-11-20T08:15'))
  for (const wrong of ['2026-11-27T10:31', '2026-11-31T08:15', '2026-11-20', '2026-11-20T8:15', ''])
    expect([wrong, readMoment(wrong, now)]).toEqual([wrong, undefined])
})
