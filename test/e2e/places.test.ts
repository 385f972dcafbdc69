import type { Page } from '@playwright/test'
import { counted, expect, openPanels, test } from './map-page.ts'

const number = (text: string | null | undefined) =>
  Number(text?.match(/[\d,]+(?=\D*$)/)?.[0].replaceAll(',', ''))
const listed = async (page: Page) => Number(await page.locator('[data-places]').getAttribute('data-places'))

test('a count of places opens those places, a place opens, and back leads to the list', async ({ page }) => {
  await openPanels(page)
  const grids = page.getByRole('button', { name: /^\d+ 网格$/ })
  const total = Number.parseInt((await grids.textContent()) ?? '', 10)
  await grids.click()
  await expect(page.locator('[data-places]')).toHaveAttribute('data-places', String(total))
  await expect(page).toHaveURL(/places=grids/)
  await page
    .locator('#drawer')
    .getByRole('button', { name: /^第1网格/ })
    .first()
    .click()
  await expect(page.locator('#drawer h2')).toHaveText('第1网格')
  await page.locator('#drawer').getByRole('button', { name: '返回' }).click()
  await expect(page.locator('[data-places]')).toHaveAttribute('data-places', String(total))
  await page.reload()
  await expect(page.locator('[data-places]')).toHaveAttribute('data-places', String(total))
})

test('the bars of a grid open the very buildings they count', async ({ page }) => {
  await openPanels(page, '?thing=grid:320199001001001')
  const bars = page
    .locator('#drawer section')
    .filter({ has: page.getByRole('heading', { name: '楼栋用途' }) })
  const bar = bars.getByRole('listitem').first().getByRole('button')
  const total = number(await bar.textContent())
  expect(total).toBeGreaterThan(0)
  await bar.click()
  await expect(page.locator('[data-places]')).toBeVisible()
  expect(await listed(page)).toBe(total)
  await page.locator('#drawer li button').first().click()
  await expect(page).toHaveURL(/thing=building/)
})

test('old estates and the figures of a drawn shape open what they count', async ({ page }) => {
  await openPanels(page, '?circle=118.7503,32.0721,300')
  const shape = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: '范围内概况' }) })
    .last()
  for (const name of ['楼栋', '小区', '服务点', '网格']) {
    const figure = shape.getByRole('button', { name: new RegExp(`^${name} [\\d,]+$`) })
    const total = number(await figure.getAttribute('aria-label'))
    await figure.click()
    await expect(page.locator('[data-places]')).toHaveAttribute('data-places', String(total))
    await page.keyboard.press('Escape')
  }
  const old = page.getByRole('button', { name: /^老旧小区 \d+$/ })
  const total = number(await old.getAttribute('aria-label'))
  await old.click()
  await expect(page.locator('[data-places]')).toHaveAttribute('data-places', String(total))
})

test('every figure says what it means', async ({ page }) => {
  for (const search of [
    '?circle=118.7503,32.0721,300',
    '?thing=grid:320199001001001',
    '?thing=estate:1',
    '?thing=redevelopment-zone:1',
    '?thing=district:320199001',
  ]) {
    await openPanels(page, search)
    if (search.includes('thing')) await expect(page.locator('#drawer h2')).not.toBeEmpty()
    const figures = page.locator('[data-figure]')
    await expect(figures.first()).toBeVisible()
    for (const figure of await figures.all())
      await expect(figure.getByRole('button', { name: /的定义$/ })).toHaveCount(1)
  }
})

test('a building shows the incidents around it, and opens exactly those', async ({ page }) => {
  await openPanels(page)
  const building = await page.evaluate(async () => {
    const read = async (path: string) => (await fetch(path)).json()
    const { incidents } = await read('/api/incidents?street=320199001&limit=50')
    const { features } = await read('/api/features/buildings?street=320199001')
    const near = (feature: GeoJSON.Feature<GeoJSON.Polygon>) => {
      const [longitude = 0, latitude = 0] = feature.geometry.coordinates[0]?.[0] ?? []
      return incidents.some(
        (incident: { longitude: number; latitude: number }) =>
          Math.hypot((incident.longitude - longitude) * 94_000, (incident.latitude - latitude) * 111_000) <
          20,
      )
    }
    return features.find(near)?.id
  })
  await openPanels(page, `?thing=building:${building}&open=true`)
  const drawer = page.locator('#drawer')
  await expect(drawer.getByRole('heading', { name: '周围 50 m 的事件' })).toBeVisible()
  await expect(drawer.getByText('全部时间')).toBeVisible()
  await expect(drawer.getByRole('heading', { name: '最近上报' })).toBeVisible()
  const figure = drawer.getByRole('button', { name: /^事件 / })
  const total = number(await figure.getAttribute('aria-label'))
  expect(total).toBeGreaterThan(0)
  await figure.click()
  await expect(page.locator('[data-chip]')).toHaveText(['半径 50 m 的圆'])
  await expect.poll(() => counted(page)).toBe(total)
})
