import { describe, expect, it } from 'vitest'
import { isSolely, solely } from '../../../web/filter/editors.tsx'

describe('a bar of a chart', () => {
  it('asks for what it counts and nothing beside it', () => {
    expect(solely({ category: ['01'], open: true }, 'category', '0102')).toEqual({
      category: ['0102'],
      open: true,
    })
    expect(solely({ grid: ['1', '2', '3'] }, 'grid', '2')).toEqual({ grid: ['2'] })
  })

  it('pressed again asks for it no more', () => {
    const once = solely({ overdue: true }, 'stage', 'dispatch')
    expect(isSolely(once, 'stage', 'dispatch')).toBe(true)
    expect(solely(once, 'stage', 'dispatch')).toEqual({ overdue: true })
  })
})
