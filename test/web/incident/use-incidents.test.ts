import { expect, test } from 'vitest'
import { withinStreet } from '../../../web/incident/use-incidents.ts'

test('the last answer stays for another filter, but not for another street', () => {
  const key = ['incidents', 'points', { street: '320199001', open: 'true' }]
  expect(withinStreet({ street: '320199001' }, 'answer', key)).toBe('answer')
  expect(withinStreet({ street: '999005001' }, 'answer', key)).toBeUndefined()
  expect(withinStreet({ street: '320199001' }, 'answer', undefined)).toBeUndefined()
})
