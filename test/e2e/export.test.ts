import { readFileSync } from 'node:fs'
import { counted, expect, listedIds, openPanels, test } from './map-page.ts'

test('the export holds the very records of the list', async ({ page }) => {
  await openPanels(page, '?overdue=true')
  const total = await counted(page)
  await expect.poll(async () => (await listedIds(page)).length).toBe(total)
  const listed = await listedIds(page)
  await page.getByRole('button', { name: '导出' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /GeoJSON/ }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^incidents-320199001-.*\.geojson$/)
  const { features } = JSON.parse(readFileSync(await file.path(), 'utf8')) as { features: { id: number }[] }
  expect(features.map(({ id }) => id).toSorted((first, second) => first - second)).toEqual(listed)
})

for (const { language, head, button, stages } of [
  {
    language: 'zh',
    head: '序号,编号,类别代码,类别,环节,',
    button: '导出',
    stages: /,(指挥调度|联动处置|跟踪督办|反馈问效|分析研判),/,
  },
  {
    language: 'en',
    head: 'Id,Number,Category code,Category,Stage,',
    button: 'Export',
    stages: /,(Dispatch|Handling|Supervision|Feedback|Assessment),/,
  },
])
  test(`the table is in the words of its reader and the time of the street, ${language}`, async ({
    page,
  }) => {
    await openPanels(page, `?overdue=true&lang=${language}`)
    const answer = await page.request.get('/api/incidents?street=320199001&overdue=true&limit=1')
    const [first] = (await answer.json()).incidents
    const clock = new Date(Date.parse(first.reported_at) + 8 * 3_600_000).toISOString()
    await page.getByRole('button', { name: button }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /CSV/ }).click()
    const text = readFileSync(await (await download).path(), 'utf8')
    expect(text.startsWith(`\u{feff}${head}`)).toBe(true)
    const row = text.split('\r\n').find((line) => line.startsWith(`${first.id},`))
    expect(row).toMatch(stages)
    expect(row).toContain(`,${clock.slice(0, 16).replace('T', ' ')},`)
    expect(text).not.toMatch(/\d\dT\d\d:/)
  })

test('the viewport alone narrows list and count, and lets go again', async ({ page }) => {
  await openPanels(page, '?open=true')
  const all = await counted(page)
  await page.evaluate(() => window.streetgridMap?.jumpTo({ zoom: 16.5 }))
  const asked = page.waitForRequest((request) => /\/api\/incidents\?.*bbox=/.test(request.url()))
  await page.getByRole('switch', { name: '仅当前视野' }).click()
  await asked
  await expect.poll(() => counted(page)).toBeLessThan(all)
  await expect.poll(async () => (await listedIds(page)).length).toBe(await counted(page))
  await page.getByRole('switch', { name: '仅当前视野' }).click()
  await expect.poll(() => counted(page)).toBe(all)
})
