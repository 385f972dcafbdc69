import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { zh } from '../../../web/i18n/zh/index.ts'

type Table = { readonly [key: string]: string | Table }
const leaves = (table: Table, path = ''): string[] =>
  Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : leaves(value, `${path}${key}.`),
  )

const root = fileURLToPath(new URL('../../../web/', import.meta.url))
const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/^i18n\/(zh|en)/.test(file))
  .map((file) => readFileSync(`${root}${file}`, 'utf8'))
  .join('\n')

/** Tables whose keys are put together in the code: t(`place.kind.${kind}`). A whole part is none of them. */
const tables = [...code.matchAll(/`(\w+\.(?:\w+\.)+)\$\{[^`]*`/g)].map((found) => found[1] ?? '')
const assembled = new Set([
  ...['grid', 'estate', 'zone', 'from', 'to'].map((kind) => `filter.${kind}`),
  ...['signedRate', 'vacatedRate', 'demolishedRate'].map((term) => `place.${term}`),
])

test('every word is said somewhere', () => {
  expect(tables.length).toBeGreaterThan(10)
  const unsaid = leaves(zh).filter((key) => {
    const base = key.replace(/_(one|other)$/, '')
    const known = assembled.has(base) || /^(definition|problem)\./.test(base)
    return !known && !code.includes(`'${base}'`) && !tables.some((table) => base.startsWith(table))
  })
  expect(unsaid).toEqual([])
})
