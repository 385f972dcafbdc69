import { expect, it } from 'vitest'
import { assignCodes, sourceCode } from '../../../api/transfer/assign-codes.ts'

it('numbers west to east, then north to south, past codes that are taken', () => {
  const codes = assignCodes(
    '320199001001',
    [
      { key: 1, longitude: 118.76, latitude: 32.05 },
      { key: 2, longitude: 118.75, latitude: 32.05 },
      { key: 3, longitude: 118.75001, latitude: 32.06 },
      { key: 4, longitude: 118.77, latitude: 32.04 },
    ],
    new Set(['320199001001002']),
  )
  expect(Object.fromEntries(codes)).toEqual({
    3: '320199001001001',
    2: '320199001001003',
    1: '320199001001004',
    4: '320199001001005',
  })
})

it('ends at 999', () => {
  const places = Array.from({ length: 1000 }, (_, key) => ({ key, longitude: key / 100, latitude: 0 }))
  expect(() => assignCodes('320199001001', places, new Set())).toThrow(/no free code/)
  expect(assignCodes('320199001001', places.slice(1), new Set()).get(999)).toBe('320199001001999')
})

it('makes the same code of the same source and number', () => {
  expect(sourceCode('/data/nyc-311 (may).csv', 12)).toBe('nyc-311-may--12')
  expect(sourceCode('小区.geojson', 1)).toBe('小区-1')
  expect(sourceCode('x'.repeat(100), 99_999).length).toBeLessThanOrEqual(40)
})
