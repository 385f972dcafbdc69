import { describe, expect, it } from 'vitest'
import { placeAfter, type QueueKey, queueStep } from '../../../web/incident/queue-keys.ts'
import { shortcutOf } from '../../../web/pages/desk/use-shortcuts.ts'

const press = (key: string, more: Partial<QueueKey> = {}): QueueKey => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})
const place = { current: 4, total: 20, page: 6 }

describe('a key in a queue', () => {
  it.each([
    ['ArrowDown', 5],
    ['ArrowUp', 3],
    ['PageDown', 9],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 19],
  ])('%s moves to row %i', (key, to) => {
    expect(queueStep(press(key), place)).toEqual({ kind: 'move', to })
    expect(queueStep(press(key, { shiftKey: true }), place)).toEqual({ kind: 'extend', to })
  })

  it('stays within the rows', () => {
    expect(queueStep(press('ArrowDown'), { ...place, current: 19 })).toEqual({ kind: 'move', to: 19 })
    expect(queueStep(press('ArrowUp'), { ...place, current: 0 })).toEqual({ kind: 'move', to: 0 })
    expect(queueStep(press('End'), { current: 0, total: 0, page: 6 })).toBeUndefined()
  })

  it('opens, picks, picks all and none', () => {
    expect(queueStep(press('Enter'), place)).toEqual({ kind: 'open' })
    expect(queueStep(press(' '), place)).toEqual({ kind: 'toggle' })
    expect(queueStep(press('a', { ctrlKey: true }), place)).toEqual({ kind: 'all' })
    expect(queueStep(press('Escape'), place)).toEqual({ kind: 'none' })
  })

  it('is left to the browser where it means something else', () => {
    expect(queueStep(press('ArrowDown', { altKey: true }), place)).toBeUndefined()
    expect(queueStep(press('ArrowDown', { ctrlKey: true }), place)).toBeUndefined()
    expect(queueStep(press('b'), place)).toBeUndefined()
    expect(queueStep(press('Tab'), place)).toBeUndefined()
  })
})

describe('the current row', () => {
  const rows = [{ id: 3 }, { id: 5 }, { id: 8 }]

  it('is the same incident wherever it moved to', () => {
    expect(placeAfter(rows, { id: 8, index: 0 })).toBe(2)
  })

  it('is the one that took its place when it is gone, or the last', () => {
    expect(placeAfter(rows, { id: 4, index: 1 })).toBe(1)
    expect(placeAfter(rows, { id: 9, index: 3 })).toBe(2)
    expect(placeAfter([], { id: 9, index: 3 })).toBe(0)
    expect(placeAfter(rows, undefined)).toBe(0)
  })
})

it('gives the desk a key for each queue and one for help', () => {
  expect(shortcutOf({ key: '1' })).toEqual({ kind: 'queue', name: 'assessment' })
  expect(shortcutOf({ key: '7' })).toEqual({ kind: 'queue', name: 'ledger' })
  expect(shortcutOf({ key: '?' })).toEqual({ kind: 'help' })
  expect(shortcutOf({ key: '8' })).toBeUndefined()
  expect(shortcutOf({ key: '2', ctrlKey: true })).toBeUndefined()
})
