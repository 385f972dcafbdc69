import { counted, expect, openMap, test } from './map-page.ts'

test('a street that is not there is said, with the way to those that are', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/404|Failed to load resource/)
  await page.goto('/?street=999999999&grid=999999999001001&lang=zh')
  await expect(page.getByRole('alert')).toContainText('没有代码为 999999999 的街道')
  await expect(page.locator('[data-count]')).toHaveCount(0)
  await page.getByRole('navigation', { name: '选择街道' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/street=320199001/)
  await expect.poll(() => counted(page)).toBeGreaterThan(1000)
  await expect(page.locator('[data-chip]')).toHaveCount(0)
})

test('a street that holds no people or estates is not said to have none', async ({ page }) => {
  await page.route('**/api/districts/320199001', async (route) => {
    const response = await route.fetch()
    const district = await response.json()
    const totals = { ...district.totals, estates: 0, resident_population: 0, registered_population: 0 }
    await route.fulfill({ response, json: { ...district, totals: { ...totals, elderly_population: 0 } } })
  })
  await page.route('**/api/features/estates?*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { type: 'FeatureCollection', features: [] } })
  })
  await openMap(page, '?panel=layers&figure=people')
  await expect(page.locator('header').getByText(/\d 网格/)).toBeVisible()
  await expect(page.locator('header').getByText(/\d 小区/)).toHaveCount(0)
  const layers = page.getByRole('region', { name: '图层' })
  await expect(layers.getByRole('radio', { name: '常住人口' })).toBeDisabled()
  await expect(layers.getByRole('radio', { name: '事件数' })).toBeEnabled()
  await expect(layers.getByText('无数据').first()).toBeVisible()
  await page.getByRole('button', { name: '地点' }).click()
  await page
    .getByRole('dialog')
    .locator('label', { hasText: /^小区$/ })
    .click()
  await expect(page.getByRole('group', { name: '小区' }).getByRole('status')).toHaveText('无数据')
  await page
    .getByRole('dialog')
    .locator('label', { hasText: /^网格$/ })
    .click()
  await page.getByRole('textbox', { name: '查找' }).fill('zzz')
  await expect(page.getByRole('group', { name: '网格' }).getByRole('status')).toContainText('zzz')
})
