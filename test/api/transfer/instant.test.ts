import { expect, it } from 'vitest'
import { isTimeZone, parseInstant } from '../../../api/transfer/instant.ts'

const shanghai = 'Asia/Shanghai'
const newYork = 'America/New_York'

it.each([
  ['2024-05-27T02:08:51.000', newYork, '2024-05-27T06:08:51.000Z'],
  ['2024-05-27T02:08:51.000', shanghai, '2024-05-26T18:08:51.000Z'],
  ['2024/5/7 2:08', shanghai, '2024-05-06T18:08:00.000Z'],
  ['2024-05-27', shanghai, '2024-05-26T16:00:00.000Z'],
  ['2024-05-27T02:08:51Z', newYork, '2024-05-27T02:08:51.000Z'],
  ['2024-05-27 02:08:51+08:00', newYork, '2024-05-26T18:08:51.000Z'],
  ['2024-01-15T12:00:00', newYork, '2024-01-15T17:00:00.000Z'],
  // Clocks go forward at 02:00: 02:30 does not exist and is read with the winter offset before it.
  ['2024-03-10T02:30:00', newYork, '2024-03-10T07:30:00.000Z'],
  ['2024-03-10T03:30:00', newYork, '2024-03-10T07:30:00.000Z'],
])('reads %s in %s', (text, zone, expected) => {
  expect(parseInstant(text, zone)?.toISOString()).toBe(expected)
})

it.each(['', 'yesterday', '2024-13-01', '2024-02-30', '2024-05-27T25:00:00', '0024-05-27', '27/05/2024'])(
  'refuses %s',
  (text) => {
    expect(parseInstant(text, shanghai)).toBeUndefined()
  },
)

it('knows time zones', () => {
  expect([isTimeZone(shanghai), isTimeZone('Mars/Olympus')]).toEqual([true, false])
})
