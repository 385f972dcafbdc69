import { distance } from '@turf/turf'
import fc from 'fast-check'
import gcoord from 'gcoord'
import { describe, expect, it } from 'vitest'
import { bd09, coordinateSystem, gcj02, guessProjected } from '../../../api/transfer/coordinate-system.ts'

const metresBetween = (one: readonly number[], other: readonly number[]) =>
  distance([...one], [...other], { units: 'meters' })
const inChina = fc.tuple(
  fc.double({ min: 74, max: 134, noNaN: true }),
  fc.double({ min: 19, max: 53, noNaN: true }),
)

describe('coordinateSystem', () => {
  it('meets the test vector of EPSG:4549 within a millimetre, and 4528 with its zone number', () => {
    const expected = [118.75, 32.05]
    const plain = coordinateSystem('EPSG:4549')?.toWgs84(381_943.593, 3_548_080.244)
    const zoned = coordinateSystem('urn:ogc:def:crs:EPSG::4528')?.toWgs84(40_381_943.593, 3_548_080.244)
    expect(metresBetween(plain ?? [], expected)).toBeLessThan(0.001)
    expect(metresBetween(zoned ?? [], expected)).toBeLessThan(0.001)
  })

  it.each([
    [4513, 75, 25_500_000],
    [4533, 135, 45_500_000],
    [4534, 75, 500_000],
    [4554, 135, 500_000],
    [4491, 75, 13_500_000],
    [4502, 75, 500_000],
    [4512, 135, 500_000],
  ])('knows EPSG:%i by rule: meridian %i', (code, meridian, falseEasting) => {
    const place = coordinateSystem(`EPSG:${code}`)?.toWgs84(falseEasting, 3_500_000)
    expect(place?.[0]).toBeCloseTo(meridian, 9)
  })

  it.each([
    ['CRS84', 'EPSG:4326'],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 'EPSG:4326'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'],
    ['4490', 'EPSG:4490'],
    ['gcj02', 'GCJ-02'],
    ['BD-09', 'BD-09'],
    ['epsg:3857', 'EPSG:3857'],
  ])('reads the name %s', (name, expected) => {
    expect(coordinateSystem(name)?.name).toBe(expected)
  })

  it.each(['EPSG:4555', 'EPSG:27700', 'Beijing 54', ''])('does not know %s', (name) => {
    expect(coordinateSystem(name)).toBeUndefined()
  })

  it.each([
    ['GCJ-02', gcj02, gcoord.GCJ02, 540],
    ['BD-09', bd09, gcoord.BD09, 1_190],
  ] as const)('takes %s back within a millimetre', (_, system, target, shift) => {
    const [east = 0, north = 0] = gcoord.transform([118.75, 32.05], gcoord.WGS84, target)
    expect(Math.abs(metresBetween([east, north], [118.75, 32.05]) - shift)).toBeLessThan(20)
    fc.assert(
      fc.property(inChina, ([longitude, latitude]) => {
        const [x = 0, y = 0] = gcoord.transform([longitude, latitude], gcoord.WGS84, target)
        expect(metresBetween(system.toWgs84(x, y), [longitude, latitude])).toBeLessThan(0.001)
      }),
      { numRuns: 300 },
    )
  })

  it('guesses what metres may be', () => {
    expect(guessProjected(40_381_943, 3_548_080)).toEqual(['EPSG:4528'])
    expect(guessProjected(381_943, 3_548_080)[0]).toBe('EPSG:4549')
    expect(guessProjected(3_548_080, 381_943)[0]).toBe('EPSG:4549')
    expect(guessProjected(12, 12)).toEqual([])
  })
})
