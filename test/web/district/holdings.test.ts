import { expect, test } from 'vitest'
import { holdings } from '../../../web/district/holdings.ts'

const none = {
  grids: 59,
  communities: 1,
  estates: 0,
  old_estates: 0,
  buildings: 0,
  households: 0,
  resident_population: 0,
  registered_population: 0,
  elderly_population: 0,
  party_members: 0,
  party_branches: 0,
  incidents: 227,
  open: 59,
  overdue: 59,
}

test('a street with grids and incidents alone is not said to have nobody', () => {
  expect(new Set(Object.values(holdings({ totals: none, datasets: [] })))).toEqual(new Set([false]))
})

test('each kind of data is held by itself', () => {
  const held = holdings({ totals: { ...none, registered_population: 3, estates: 1 }, datasets: [] })
  expect(held).toMatchObject({ people: true, estates: true, party: false, buildings: false })
})

test('until the street is known nothing is called missing', () => {
  expect(new Set(Object.values(holdings(undefined)))).toEqual(new Set([true]))
})
