import { expect, test, vi } from 'vitest'
import { sameSelection } from '../../../web/map/layer.ts'
import { makeStore } from '../../../web/map/store.ts'

test('a store tells of changes alone, and no longer than wanted', () => {
  const store = makeStore<{ kind: string; id: string } | null>(null, sameSelection)
  const listener = vi.fn()
  const end = store.subscribe(listener)
  store.set(null)
  expect(listener).not.toHaveBeenCalled()
  store.set({ kind: 'grid', id: '1' })
  store.set({ kind: 'grid', id: '1' })
  expect(listener).toHaveBeenCalledTimes(1)
  expect(store.get()).toEqual({ kind: 'grid', id: '1' })
  end()
  store.set(null)
  expect(listener).toHaveBeenCalledTimes(1)
  expect(store.get()).toBeNull()
})
