import { describe, expect, it } from 'vitest'
import { categoryCatalogue, findCategory } from '../../../api/incident/category.model.ts'

describe('the category scheme', () => {
  it('has every sub category of the standard and the local extension, each once', () => {
    const counts: Record<string, number> = {}
    for (const { mainCode } of categoryCatalogue) counts[mainCode] = (counts[mainCode] ?? 0) + 1
    expect(counts).toEqual({ '01': 18, '02': 5, '03': 5, '04': 9, '05': 13, '06': 5, '99': 1 })
    expect(new Set(categoryCatalogue.map((entry) => entry.code)).size).toBe(categoryCatalogue.length)
    expect(new Set(categoryCatalogue.map((entry) => entry.nameEn)).size).toBe(categoryCatalogue.length)
  })

  it('has codes the table accepts', () => {
    for (const { code, mainCode, name, nameEn } of categoryCatalogue) {
      expect(code).toMatch(/^\d{4}$/)
      expect(code.slice(0, 2)).toBe(mainCode)
      expect(name).not.toBe('')
      expect(nameEn).not.toBe('')
    }
  })

  it('allows the time the field allows', () => {
    const limits = (code: string) => {
      const found = findCategory(code)
      return [found?.clock, found?.dispatchMinutes, found?.settleMinutes]
    }
    expect(limits('0401')).toEqual(['running', 10, 240])
    expect(limits('0402')).toEqual(['running', 60, 480])
    expect(limits('0102')).toEqual(['working', 60, 240])
    expect(limits('0104')).toEqual(['working', 60, 120])
    expect(limits('0103')).toEqual(['working', 60, 2 * 420])
    expect(limits('0101')).toEqual(['working', 60, 15 * 420])
    expect(limits('0505')).toEqual(['working', 60, 3 * 420])
    for (const entry of categoryCatalogue) expect(entry.dispatchMinutes).toBeLessThan(entry.settleMinutes)
  })

  it('does not know other codes', () => {
    expect(findCategory('0119')).toBeUndefined()
    expect(findCategory('01')).toBeUndefined()
  })
})
