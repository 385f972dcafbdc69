import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../../web/i18n/en/index.ts'
import {
  formatArea,
  formatDay,
  formatInstant,
  formatLength,
  formatMoment,
  formatShare,
} from '../../../web/i18n/format.ts'
import { zh } from '../../../web/i18n/zh/index.ts'

type Table = { readonly [key: string]: string | Table }

const leaves = (table: Table, path = ''): [string, string][] =>
  Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  )
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()
const chinese = /\p{Script=Han}/u

describe('the two languages', () => {
  const first = new Map(leaves(zh))
  const second = new Map(leaves(en))

  it('have the same keys', () => {
    const ofMany = [...second.keys()].filter((key) => !key.endsWith('_one'))
    expect(ofMany.toSorted()).toEqual([...first.keys()].toSorted())
    for (const key of second.keys())
      if (key.endsWith('_one'))
        expect(placeholders(second.get(key) ?? '')).toEqual(
          placeholders(second.get(key.replace(/_one$/, '_other')) ?? ''),
        )
  })

  it('say something at every key, with the same blanks to fill', () => {
    for (const [key, text] of first) {
      expect(text.trim(), key).not.toBe('')
      expect(placeholders(second.get(key) ?? ''), key).toEqual(placeholders(text))
    }
  })

  it('keep Chinese out of English but for the name of the other language', () => {
    const strays = [...second].filter(
      ([key, text]) => chinese.test(text) && key !== 'interface.languageOther',
    )
    expect(strays).toEqual([])
  })
})

describe('components', () => {
  const root = fileURLToPath(new URL('../../../web/', import.meta.url))
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx$/.test(file) && !/^(i18n|map)\//.test(file),
  )

  it('take every word from the tables', () => {
    expect(files.length).toBeGreaterThan(30)
    for (const file of files) {
      const code = readFileSync(`${root}${file}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      expect(chinese.test(code), file).toBe(false)
    }
  })
})

describe('numbers', () => {
  const translations = i18next.createInstance()
  beforeAll(() =>
    translations.init({ lng: 'en', resources: { zh: { translation: zh }, en: { translation: en } } }),
  )
  it('are said of one as of one', () => {
    const english = translations.getFixedT('en')
    expect(english('interface.factsGrids', { count: 1, n: '1' })).toBe('1 grid')
    expect(english('interface.factsGrids', { count: 57, n: '57' })).toBe('57 grids')
    const of = (count: number) =>
      english('filter.count', { count, total: String(count), open: '0', overdue: '0' })
    expect(of(1)).toMatch(/^1\sincident ·/)
    expect(of(0)).toMatch(/^0\sincidents ·/)
    expect(translations.getFixedT('zh')('interface.factsGrids', { count: 1, n: '1' })).toBe('1 网格')
  })
})

describe('formats', () => {
  it('write midnight as 00, and the day before the month in English', () => {
    const midnight = '2026-04-13T16:05:00Z'
    const now = Date.parse('2026-11-25T12:00:00Z')
    expect(formatMoment('en', midnight, now)).toBe('14/04, 00:05')
    expect(formatMoment('zh', midnight, now)).toBe('04/14 00:05')
    expect(formatInstant('en', midnight)).toBe('14/04/2026, 00:05')
    expect(formatInstant('zh', midnight)).toBe('2026/04/14 00:05')
    expect(formatDay('en', midnight)).toBe('14/04/2026')
  })

  it('tell the year of another year than the street has now', () => {
    const [before, after] = ['2025-12-31T15:59:59Z', '2025-12-31T16:00:00Z']
    expect(formatMoment('en', before, Date.parse(after))).toBe('31/12/2025, 23:59')
    expect(formatMoment('en', after, Date.parse(after))).toBe('01/01, 00:00')
  })

  it('choose the unit by size', () => {
    expect(formatLength('zh', 42.4)).toBe('42 m')
    expect(formatLength('en', 1234)).toBe('1.23 km')
    expect(formatArea('zh', 2_320_000)).toBe('2.32 km²')
    expect(formatArea('en', 16_000)).toBe('1.6 ha')
    expect(formatShare('zh', 0.2941)).toBe('29.4%')
  })
})
