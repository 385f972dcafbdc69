import { describe, expect, test } from 'vitest'
import { areApart, type Bounds, roundCamera, sameCamera } from '../../../web/map/camera.ts'
import { fitBounds } from '../../../web/map/fit.ts'

const bounds: [number, number, number, number] = [118.745, 32.06, 118.766, 32.072]
const stage = { width: 1920, height: 1080, padding: { top: 80, right: 400, bottom: 80, left: 400 } }
const metresPerPixel = (zoom: number, latitude: number) =>
  (40_075_016.7 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom)

describe('fitting bounds', () => {
  test('in plan fills the width between the panels', () => {
    const camera = fitBounds(stage, bounds)
    const width = 0.021 * 111_320 * Math.cos((32.066 * Math.PI) / 180)
    expect(width / metresPerPixel(camera.zoom, 32.066)).toBeCloseTo(1120, -1)
    expect(camera.center[0]).toBeCloseTo(118.7555, 5)
    expect(camera.center[1]).toBeCloseTo(32.066, 4)
  })

  test('tilted moves back for the near corners and looks short of the middle', () => {
    const plan = fitBounds(stage, bounds)
    const tilted = fitBounds(stage, bounds, { pitch: 50 })
    expect(tilted.zoom).toBeLessThan(plan.zoom)
    expect(tilted.center[1]).not.toBeCloseTo(plan.center[1], 5)
  })

  test('a quarter turn exchanges width and height', () => {
    const turned = fitBounds({ ...stage, width: 2000, height: 2000 }, bounds, { bearing: 90 })
    const straight = fitBounds({ ...stage, width: 2000, height: 2000 }, bounds)
    expect(turned.zoom).toBeGreaterThan(straight.zoom)
  })

  test('never goes nearer than asked', () => {
    expect(fitBounds(stage, [118.75, 32.06, 118.75, 32.06], { maximumZoom: 17 }).zoom).toBe(17)
  })

  test('survives a stage that the panels cover wholly', () => {
    const camera = fitBounds(
      { width: 300, height: 200, padding: { top: 200, right: 300, bottom: 0, left: 0 } },
      bounds,
    )
    expect(Number.isFinite(camera.zoom)).toBe(true)
  })
})

test('a camera survives the round trip through a URL', () => {
  const camera = {
    center: [118.7555555, 32.0666666] as [number, number],
    zoom: 15.4321,
    bearing: -17.53,
    pitch: 49.99,
  }
  expect(sameCamera(camera, roundCamera(camera))).toBe(true)
})

test.each<[string, Bounds, boolean]>([
  ['inside', [118.75, 32.062, 118.76, 32.07], false],
  ['around', [118, 32, 119, 33], false],
  ['across an edge', [118.7, 32.07, 118.75, 32.1], false],
  ['at a corner', [118.766, 32.072, 118.8, 32.1], false],
  ['to the north', [118.745, 32.08, 118.766, 32.09], true],
  ['to the west', [118.7, 32.06, 118.74, 32.072], true],
  ['on the other side of the earth', [-10, -10, 10, 10], true],
])('a box %s of another', (_, box, apart) => {
  expect(areApart(bounds, box)).toBe(apart)
  expect(areApart(box, bounds)).toBe(apart)
})
