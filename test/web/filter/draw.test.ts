import { expect, it } from 'vitest'
import { circle } from '../../../api/filter/filter.model.ts'
import { circleOf } from '../../../web/filter/draw.ts'

const ringOf = (radius: number) => {
  const corners = Array.from({ length: 64 }, (_, index) => {
    const angle = (index * Math.PI) / 32
    const [east, north] = [radius * Math.cos(angle), radius * Math.sin(angle)]
    return [118.75 + east / (111_195 * Math.cos((32.05 * Math.PI) / 180)), 32.05 + north / 111_195]
  })
  return [...corners, ...corners.slice(0, 1)]
}

it('reads a drawn ring as the circle it is', () => {
  const [longitude, latitude, radius] = circleOf(ringOf(400))
  expect(longitude).toBeCloseTo(118.75, 5)
  expect(latitude).toBeCloseTo(32.05, 5)
  expect(Math.abs(radius - 400)).toBeLessThan(2)
})

it('never makes a circle that the filter refuses', () => {
  for (const radius of [0.01, 19_999, 25_000, 90_000])
    expect(circle.safeParse(circleOf(ringOf(radius))).success, `${radius} m`).toBe(true)
})
