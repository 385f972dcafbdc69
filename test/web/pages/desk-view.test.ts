import fc from 'fast-check'
import { expect, it } from 'vitest'
import { queueNames } from '../../../web/incident/queue.ts'
import { type DeskView, readDeskView, writeDeskView } from '../../../web/pages/desk/desk-view.ts'
import { conditions } from '../filter/conditions.ts'

const view: fc.Arbitrary<DeskView> = fc
  .record({
    street: fc.option(fc.constant('320199001'), { nil: undefined }),
    queue: fc.constantFrom(...queueNames),
    incident: fc.option(fc.integer({ min: 1, max: 999_999 }), { nil: undefined }),
    conditions: conditions.map(({ stage: _, open: __, overdue: ___, ...rest }) => rest),
    palette: fc.option(fc.constantFrom('dusk' as const, 'paper' as const), { nil: undefined }),
    language: fc.constantFrom('zh' as const, 'en' as const),
  })
  .map(({ street, incident, palette, ...rest }) => ({
    ...rest,
    ...(street !== undefined && { street }),
    ...(incident !== undefined && { incident }),
    ...(palette !== undefined && { palette }),
  }))

it('restores any desk from its address', () => {
  fc.assert(
    fc.property(view, (given) => {
      expect(readDeskView(writeDeskView(given))).toEqual({ view: given, invalid: [] })
    }),
  )
})

it('names what makes no sense at a desk, and shows the first queue instead', () => {
  const { view, invalid } = readDeskView({
    stage: 'dispatch,handling',
    incident: '-1',
    open: 'true',
    street: 'x',
  })
  expect(view).toEqual({ queue: 'assessment', conditions: {}, language: 'zh' })
  expect(invalid.toSorted()).toEqual(['incident', 'open', 'stage', 'street'])
})
