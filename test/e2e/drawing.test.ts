import type { Page } from '@playwright/test'
import { expect, mapDrawn, openMap, test } from './map-page.ts'

async function startDrawing(page: Page, name: string) {
  await page.getByRole('button', { name }).click()
  await page.waitForFunction(() =>
    window.streetgridMap?.getStyle().layers.some(({ id }) => id.startsWith('td-')),
  )
}
async function corner(page: Page, x: number, y: number) {
  await page.mouse.move(x, y, { steps: 4 })
  await page.mouse.click(x, y)
}

test('corners stay while the map is zoomed between them', async ({ page }) => {
  await openMap(page)
  await startDrawing(page, '画多边形')
  await corner(page, 640, 380)
  await corner(page, 800, 380)
  await page.mouse.move(720, 450)
  await page.mouse.wheel(0, -120)
  await expect(page).toHaveURL(/at=/)
  await mapDrawn(page)
  await corner(page, 840, 560)
  await corner(page, 620, 560)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-chip=polygon]')).toBeVisible()
  const corners = new URL(page.url()).searchParams.get('polygon')?.split(',') ?? []
  expect(corners).toHaveLength(4)
})

test('a side that crosses another is not taken', async ({ page }) => {
  await openMap(page)
  await startDrawing(page, '画多边形')
  await expect(page.getByText('边线不能相交')).toBeVisible()
  await corner(page, 620, 360)
  await corner(page, 820, 360)
  await corner(page, 620, 560)
  await corner(page, 820, 560)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-chip=polygon]')).toBeVisible()
  expect(new URL(page.url()).searchParams.get('polygon')?.split(',')).toHaveLength(3)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a circle drawn over half the map is one that the filter takes', async ({ page }) => {
  await openMap(page, '?at=118.75,32.07,10')
  await startDrawing(page, '画圆')
  await expect(page.getByText('20 km')).toBeVisible()
  await corner(page, 520, 450)
  await corner(page, 1010, 450)
  await expect(page.locator('[data-chip=circle]')).toContainText('20 km')
  expect(new URL(page.url()).searchParams.get('circle')).toMatch(/,20000$/)
  await page.reload()
  await expect(page.locator('[data-chip=circle]')).toContainText('20 km')
  await expect(page.getByRole('alert')).toHaveCount(0)
})
