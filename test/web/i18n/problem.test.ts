import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { RequestProblem } from '../../../web/client.ts'
import { en } from '../../../web/i18n/en/index.ts'
import { zh } from '../../../web/i18n/zh/index.ts'
import { problemWords } from '../../../web/ui/problem-words.ts'

const api = fileURLToPath(new URL('../../../api/', import.meta.url))
const declared = readdirSync(api, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const code = readFileSync(`${api}${file}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
    return [...code.matchAll(/declareProblem\(\s*'(\w+)'/g)].map((found) => found[1])
  })

test('every problem that the server declares has words', () => {
  expect(declared.length).toBeGreaterThan(10)
  expect(Object.keys(zh.problem).toSorted()).toEqual([...new Set(declared)].toSorted())
})

describe('a failure in words', () => {
  const translations = i18next.createInstance()
  beforeAll(() =>
    translations.init({
      lng: 'zh',
      resources: { zh: { translation: zh }, en: { translation: en } },
      interpolation: { escapeValue: false },
    }),
  )
  const words = (language: 'zh' | 'en', problem: unknown) =>
    problemWords(problem, translations.getFixedT(language))

  test('is in the language of the reader', () => {
    const problem = new RequestProblem(503, 'database_unavailable', '')
    expect(words('zh', problem)).toBe('数据库暂时没有响应，请稍后重试。')
    expect(words('en', problem)).toBe('The database does not answer at the moment. Try again soon.')
  })

  test('has what the server added only as a note', () => {
    const problem = new RequestProblem(404, 'street_unknown', 'no street 320199009')
    expect(words('zh', problem)).toBe('没有这个街道。（no street 320199009）')
  })

  test('is a failing server where the code is unknown, and a missing one where none answered', () => {
    expect(words('zh', new RequestProblem(502, 'unknown', ''))).toBe('服务器出错（502），请稍后重试。')
    expect(words('en', new RequestProblem(0, 'offline', ''))).toMatch(/cannot be reached/)
    expect(words('zh', new RequestProblem(200, 'answer_broken', ''))).toBe('服务器的回答不完整，请稍后重试。')
  })
})
