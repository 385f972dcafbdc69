import { readFileSync } from 'node:fs'
import { counted, expect, listedIds, openMap, test } from './map-page.ts'

test('the export holds the very records of the list', async ({ page }) => {
  await openMap(page, '?overdue=true')
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

test('the viewport alone narrows list and count, and lets go again', async ({ page }) => {
  await openMap(page, '?open=true')
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
