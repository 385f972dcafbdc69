import { expect, openPanels, test } from './map-page.ts'

test.use({ viewport: { width: 1024, height: 768 } })

test('a narrow screen has one column, in which list, overview and what is opened take turns', async ({
  page,
}) => {
  await openPanels(page)
  const bar = page.getByRole('region', { name: '筛选' })
  const width = (await bar.boundingBox())?.width ?? 0
  expect(width).toBeGreaterThan(500)
  const list = page.getByRole('listbox', { name: '事件列表' })
  await expect(list).toBeVisible()
  await expect(page.getByRole('heading', { name: '按环节' })).toHaveCount(0)
  await page.getByText('概况', { exact: true }).click()
  await expect(page.getByRole('heading', { name: '按环节' })).toBeVisible()
  await expect(list).toHaveCount(0)
  await page.getByText('事件列表', { exact: true }).click()
  await page.locator('[data-incident]').first().click()
  await expect(page.locator('#drawer h2')).not.toBeEmpty()
  await expect(list).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(list).toBeVisible()
})
