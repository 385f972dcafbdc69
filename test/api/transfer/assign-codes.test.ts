import { centerOfMass, area as geodesicArea } from '@turf/turf'
import type { Polygon } from 'geojson'
import { expect, it } from 'vitest'
import { assignCodes, contentCode } from '../../../api/transfer/assign-codes.ts'
import { demo } from '../../data/geography-support.ts'

/** About a kilometre square: half of it is some 0.005 degrees. */
const area = 1e6

it('numbers west to east, then north to south, past codes that are taken', () => {
  const codes = assignCodes(
    '320199001001',
    [
      { key: 1, longitude: 118.76, latitude: 32.05, area },
      { key: 2, longitude: 118.75, latitude: 32.05, area },
      { key: 3, longitude: 118.752, latitude: 32.06, area },
      { key: 4, longitude: 118.77, latitude: 32.04, area },
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

it('numbers as the demo district is numbered', () => {
  const grids = demo<Polygon, { code: string }>('grids').map((grid) => {
    const [longitude = 0, latitude = 0] = centerOfMass(grid).geometry.coordinates
    return { code: grid.properties.code, longitude, latitude, area: geodesicArea(grid) }
  })
  for (const parent of new Set(grids.map(({ code }) => code.slice(0, 12)))) {
    const places = grids.flatMap(({ code, ...place }) =>
      code.startsWith(parent) ? { ...place, key: Number(code) } : [],
    )
    // The order in which they are read decides nothing.
    const codes = assignCodes(parent, places.toReversed(), new Set())
    expect([...codes].map(([key, code]) => [String(key), code])).toEqual(
      places.map(({ key }) => [String(key), String(key)]),
    )
  }
})

it('ends at 999', () => {
  const places = Array.from({ length: 1000 }, (_, key) => ({ key, longitude: key / 100, latitude: 0, area }))
  expect(() => assignCodes('320199001001', places, new Set())).toThrow(/no free code/)
  expect(assignCodes('320199001001', places.slice(1), new Set()).get(999)).toBe('320199001001999')
})

it('makes a code of what a feature says, in whatever order and file', () => {
  const geometry = { type: 'Point', coordinates: [118.75, 32.05] }
  const code = contentCode({ properties: { name: '小区', built: 1975 }, geometry })
  expect(code).toMatch(/^[0-9a-f]{16}$/)
  expect(contentCode({ properties: { built: 1975, name: '小区' }, geometry })).toBe(code)
  const others = [
    contentCode({ properties: { name: '小区', built: 1976 }, geometry }),
    contentCode({ properties: { name: '小区', built: 1975 }, geometry: null }),
    contentCode({ properties: { name: '小区', built: 1975 }, geometry }, 2),
  ]
  expect(new Set([code, ...others]).size).toBe(4)
})
