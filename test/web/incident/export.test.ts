import { expect, test } from 'vitest'
import type { IncidentRow } from '../../../web/client.ts'
import { type CsvWords, incidentsCsv } from '../../../web/incident/export.ts'

const words: CsvWords = {
  column: (name) => `the ${name}`,
  category: ({ category_name }) => category_name,
  stage: (stage) => `stage ${stage}`,
  severity: (severity) => `severity ${severity}`,
  source: (source) => `source ${source}`,
  yes: '是',
  no: '否',
}
const row = {
  id: 7,
  code: '320199001-7',
  category: '0102',
  category_name: '暴露垃圾',
  stage: 'handling',
  severity: 'urgent',
  source: 'hotline',
  description: '=HYPERLINK("http://example.com")',
  address: '@SUM(1,2)',
  reported_at: '2026-11-25T12:27:31.000Z',
  due_at: '2026-11-25T16:27:31.000Z',
  settled_at: null,
  closed_at: null,
  overdue: true,
  grid_code: '320199001001001',
  grid_name: '+1',
  estate_name: '-2',
  zone_name: null,
  unit_name: null,
  longitude: -118.75,
  latitude: 32.07,
} as unknown as IncidentRow

test('a table says all in the words of its reader, by the clock of the street', () => {
  const [head = '', line = '', end] = incidentsCsv([row], words).split('\r\n')
  expect(head.startsWith('\u{feff}the id,the code,the category,')).toBe(true)
  expect(head.split(',')).toHaveLength(21)
  expect(line).toContain('7,320199001-7,0102,暴露垃圾,stage handling,severity urgent,source hotline,')
  expect(line).toContain(',2026-11-25 20:27,2026-11-26 00:27,,,是,320199001001001,')
  expect(end).toBe('')
})

test('no cell of a table runs as a formula; a number stays one', () => {
  const text = incidentsCsv([row], words)
  expect(text).toContain(`,"'=HYPERLINK(""http://example.com"")","'@SUM(1,2)",`)
  expect(text).toContain(`,'+1,'-2,`)
  expect(text).toContain(',-118.75,32.07')
})
