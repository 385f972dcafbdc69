import { expect, test } from 'vitest'
import { rowsMoved } from '../../../web/incident/incident-list.tsx'

const rows = (...ids: number[]) => ids.map((id) => ({ id }))

test('what the reader looks at is found again wherever it went', () => {
  expect(rowsMoved(rows(5, 4, 3, 2), rows(7, 6, 5, 4, 3, 2), 2)).toBe(2)
  expect(rowsMoved(rows(5, 4, 3, 2), rows(4, 3, 2), 2)).toBe(-1)
  expect(rowsMoved(rows(5, 4, 3, 2), rows(7, 5, 4, 2), 2)).toBe(0)
  expect(rowsMoved(rows(5, 4, 3, 2), rows(5, 4, 3, 2), 2)).toBe(0)
  expect(rowsMoved(rows(5, 4), rows(9, 8), 0)).toBe(0)
})
