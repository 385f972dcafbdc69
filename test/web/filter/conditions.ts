import fc from 'fast-check'
import { incidentSeverities, incidentStages } from '../../../api/incident/incident.model.ts'
import { type Conditions, periods } from '../../../web/filter/search-filter.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((parts) => parts.join(''))
const some = <Item>(item: fc.Arbitrary<Item>) => fc.uniqueArray(item, { minLength: 1, maxLength: 5 })
const identifier = fc.integer({ min: 1, max: 2 ** 31 })
const degrees = (most: number) =>
  fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((value) => value / 1e6)
const position = fc.tuple(degrees(180), degrees(90))
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const place = {
  grid: some(fc.oneof(digits(15), digits(12))),
  estate: some(identifier),
  zone: some(identifier),
  unit: some(identifier),
  category: some(fc.oneof(digits(2), digits(4))),
  stage: some(fc.constantFrom(...incidentStages)),
  severity: some(fc.constantFrom(...incidentSeverities)),
  open: fc.boolean(),
  overdue: fc.boolean(),
  polygon: fc.array(position, { minLength: 3, maxLength: 20 }),
  // One that reaches over ±180 or a pole is refused.
  circle: fc.tuple(degrees(177), degrees(85), fc.integer({ min: 1, max: 20_000 })),
  text: fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    .map((text) => text.trim().slice(0, 100))
    .filter((text) => text !== ''),
}
const time = fc.oneof(
  fc.record({ period: fc.constantFrom(...periods) }, { requiredKeys: [] }),
  fc.uniqueArray(instant, { minLength: 2, maxLength: 2 }).map((pair) => {
    const [from, to] = pair.toSorted()
    return { from, to }
  }),
)
/** Any conditions that a filter can have. */
export const conditions: fc.Arbitrary<Conditions> = fc
  .tuple(fc.record(place, { requiredKeys: [] }), time)
  .map(([where, when]) => ({ ...where, ...when }))
