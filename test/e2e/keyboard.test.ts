import type { Page } from '@playwright/test'
import { counted, expect, mapDrawn, openMap, openPanels, test } from './map-page.ts'

/** Presses a key and waits until the map has come to rest. */
async function press(page: Page, ...keys: string[]) {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))))
    await page.waitForFunction(() => !window.streetgridMap?.isMoving())
  }
}
const toolReady = (page: Page) =>
  page.waitForFunction(() => window.streetgridMap?.getStyle().layers.some(({ id }) => id.startsWith('td-')))
const canvas = (page: Page) => page.locator('#map canvas').first()

test('Enter on the map opens what lies under the crosshair, Escape leads back', async ({ page }) => {
  await openMap(page, '?at=118.7503,32.0721,16.5&hide=incident')
  await page.getByRole('link', { name: '跳到地图' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(canvas(page)).toBeFocused()
  const crosshair = page.locator('.map-crosshair')
  await expect(crosshair).toBeVisible()
  const [cross, centre] = await Promise.all([
    crosshair.boundingBox(),
    page.evaluate(() => {
      const map = window.streetgridMap
      return map?.project(map.getCenter())
    }),
  ])
  const box = await canvas(page).boundingBox()
  expect(Math.abs((cross?.x ?? 0) + 20 - (box?.x ?? 0) - (centre?.x ?? 0))).toBeLessThan(2)
  await press(page, 'ArrowRight', 'Control+ArrowRight')
  await mapDrawn(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/thing=/)
  await expect(page.locator('#drawer h2')).not.toBeEmpty()
  await expect(page.locator('#drawer h2')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(canvas(page)).toBeFocused()
})

test('a polygon is drawn by keyboard alone and filters', async ({ page }) => {
  await openPanels(page)
  const all = await counted(page)
  await page.getByRole('button', { name: '画多边形' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('空格定点')).toBeVisible()
  await toolReady(page)
  await expect(canvas(page)).toBeFocused()
  await press(
    page,
    'Space',
    'ArrowRight',
    'ArrowRight',
    'Space',
    'ArrowDown',
    'ArrowDown',
    'Space',
    'ArrowLeft',
    'Space',
  )
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-chip=polygon]')).toHaveText('所画范围')
  await expect(page.locator('#drawer')).toHaveCount(0)
  await expect.poll(() => counted(page)).toBeLessThan(all)
  expect(await counted(page)).toBeGreaterThan(0)
})

test('a circle is drawn by keyboard, and Escape lays the tool down', async ({ page }) => {
  await openPanels(page)
  await page.getByRole('button', { name: '画圆' }).focus()
  await page.keyboard.press('Enter')
  await toolReady(page)
  await press(page, 'Space', 'ArrowRight')
  await page.keyboard.press('Escape')
  await expect(page.getByText('空格定点')).toHaveCount(0)
  await expect(page.locator('[data-chip]')).toHaveCount(0)
  await page.getByRole('button', { name: '画圆' }).focus()
  await page.keyboard.press('Enter')
  await toolReady(page)
  await press(page, 'Space', 'ArrowRight', 'Space')
  await expect(page.locator('[data-chip=circle]')).toHaveText(/^半径 .* 的圆$/)
})

test('a length is measured by keyboard', async ({ page }) => {
  await openPanels(page)
  await page.getByRole('button', { name: '量算' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: '测距离' }).focus()
  await page.keyboard.press('Enter')
  await toolReady(page)
  await expect(canvas(page)).toBeFocused()
  await press(page, 'Space', 'ArrowRight', 'Space', 'ArrowDown', 'Space')
  await expect(page.getByRole('status').filter({ hasText: /^长度 [\d,.]+ k?m$/ })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByText(/^长度/)).toHaveCount(0)
})

test('a circle around the centre of the map is written instead of drawn', async ({ page }) => {
  await openPanels(page)
  const all = await counted(page)
  await page.getByRole('button', { name: '地点' }).click()
  await page.getByLabel('以地图中心画圆').fill('250')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-chip=circle]')).toHaveText('半径 250 m 的圆')
  await expect.poll(() => counted(page)).toBeLessThan(all)
})

test('the measure is announced when a point is set, not while the pointer moves', async ({ page }) => {
  await openPanels(page)
  await page.getByRole('button', { name: '量算' }).click()
  await page.getByRole('menuitem', { name: '测距离' }).click()
  await toolReady(page)
  const said = page.getByRole('status').filter({ hasText: /^长度/ })
  await page.mouse.move(600, 400)
  await page.mouse.click(600, 400)
  await page.mouse.move(640, 400, { steps: 3 })
  await page.mouse.click(640, 400)
  await expect(said).toHaveCount(1)
  const first = await said.textContent()
  const shown = page.locator('[aria-hidden=true]', { hasText: /^长度/ })
  await page.mouse.move(760, 480, { steps: 5 })
  await expect(shown).not.toHaveText(first ?? '')
  expect(await said.textContent()).toBe(first)
  await page.mouse.click(760, 480)
  await expect(said).not.toHaveText(first ?? '')
})

test('the tools are one tab stop, and arrows move between them', async ({ page }) => {
  await openPanels(page)
  const tools = page.getByRole('toolbar', { name: '工具' })
  await expect(tools.locator('button[tabindex="0"]')).toHaveCount(1)
  await tools.getByRole('button', { name: '放大' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(tools.getByRole('button', { name: '缩小' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(tools.getByRole('button', { name: '量算' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(tools.getByRole('button', { name: '放大' })).toBeFocused()
})
