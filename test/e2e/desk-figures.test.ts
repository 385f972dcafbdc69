import { readFileSync } from 'node:fs'
import readXlsxFile from 'read-excel-file/node'
import { seriousFaults } from './accessible.ts'
import { expect, test } from './map-page.ts'

test('figures open the records they count, and the ledger is filtered, printed and taken along', async ({
  page,
}) => {
  await page.request.post('/api/auth/sign-in/demo', { data: { username: 'commander' } })
  await page.goto('/desk/figures?span=year')
  const card = page.locator('[data-indicator=on_time_settlement_rate]')
  await expect(card.locator('[data-value]')).toHaveText(/%$/)
  await card.getByRole('button', { name: /的定义/ }).click()
  const definition = page.getByText(/超期仍在办的也在内/)
  await expect(definition).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(definition).toHaveCount(0)
  const part = card.getByRole('button', { name: /分母/ })
  const figure = (await part.textContent())?.replaceAll(/\D/g, '') ?? ''
  await part.click()
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', figure)
  await expect(page.locator('[data-record]').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto('/desk/figures?span=year&lang=en')
  await expect(card.getByText('Settled on time')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])

  await page.goto('/desk/ledger')
  const total = page.locator('[data-total]')
  await expect(total).toHaveAttribute('data-total', /[1-9]/)
  const all = Number(await total.getAttribute('data-total'))
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: /^超期/ }).click()
  await expect(page).toHaveURL(/reason=overdue/)
  await expect.poll(async () => Number(await total.getAttribute('data-total'))).toBeLessThan(all)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 XLSX' }).click()
  const [sheet] = await readXlsxFile(readFileSync(await (await download).path()))
  expect(sheet?.data.length).toBe(Number(await total.getAttribute('data-total')) + 1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/列入原因：超期/)).toBeVisible()
  await expect(page.getByRole('button', { name: '下载 XLSX' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.goto('/desk/ledger?lang=en')
  await expect(page.getByRole('columnheader', { name: 'In charge' })).toBeVisible()
  // A phone has no room for columns.
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('table')).toHaveCount(0)
  const entry = page.locator('[data-entry]').first()
  await expect(entry).toContainText('In charge')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await seriousFaults(page)).toEqual([])

  // A figure of the desk's bar leads to the incidents it counts, a door to the other pages.
  await page.getByRole('link', { name: 'Desk', exact: true }).click()
  await page.setViewportSize({ width: 1440, height: 900 })
  const overdue = page.locator('[data-figure=overdue]')
  await expect(overdue).toHaveAttribute('data-value', /[1-9]/)
  const count = await overdue.getAttribute('data-value')
  await overdue.click()
  await expect(page.locator('[data-count]')).toHaveAttribute('data-count', count ?? '')
})
