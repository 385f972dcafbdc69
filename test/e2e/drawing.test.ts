import type { Page } from '@playwright/test'
import { expect, mapDrawn, openPanels, test } from './map-page.ts'

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
  await openPanels(page)
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
  await openPanels(page)
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
  // So that a radius of twenty kilometres lies between the panels.
  await page.setViewportSize({ width: 1440, height: 900 })
  await openPanels(page, '?at=118.75,32.07,10')
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

test('drawing takes the map over from measuring', async ({ page }) => {
  await openPanels(page)
  await page.getByRole('button', { name: '量算' }).click()
  await page.getByRole('menuitem', { name: '测距离' }).click()
  await expect(page.getByText('在地图上依次点击')).toBeVisible()
  await page.waitForFunction(() =>
    window.streetgridMap?.getStyle().layers.some(({ id }) => id.startsWith('td-')),
  )
  await corner(page, 640, 380)
  await corner(page, 700, 380)
  await page.getByRole('button', { name: '画多边形' }).click()
  await expect(page.getByText('依次点击各角')).toBeVisible()
  await expect(page.getByRole('button', { name: '量算' })).toBeVisible()
  await page.waitForFunction(() =>
    window.streetgridMap?.getStyle().layers.some(({ id }) => id.startsWith('td-polygon')),
  )
  for (const [x, y] of [
    [640, 400],
    [800, 400],
    [800, 560],
  ] as const)
    await corner(page, x, y)
  await corner(page, 700, 300)
  await expect(page.getByText('这个点没有采用')).toBeVisible()
  await page.getByRole('button', { name: '完成' }).click()
  await expect(page.locator('[data-chip=polygon]')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  const drawn = new URL(page.url()).searchParams.get('polygon') ?? ''
  expect(drawn.split(',')).toHaveLength(3)
  await page.getByRole('button', { name: '画圆' }).click()
  await page.getByRole('button', { name: '取消' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '取消' })).toHaveCount(0)
  // The button that had the focus is gone: it goes where the tool was.
  await expect(page.locator('canvas.maplibregl-canvas')).toBeFocused()
})

test.describe('on a wall, where all is drawn larger', () => {
  test.use({ viewport: { width: 3840, height: 2160 } })
  const bare = '?hide=building,ground,road,rail,tree,context,water,estate,incident,service,unit'

  /** What the map shows at pixels of the window. */
  const positionsAt = (page: Page, pixels: readonly (readonly [number, number])[]) =>
    page.evaluate((spots) => {
      const map = window.streetgridMap
      if (map === undefined) return []
      const canvas = map.getCanvas()
      const { left, top, width, height } = canvas.getBoundingClientRect()
      return spots.map(([x, y]) =>
        map
          .unproject([((x - left) / width) * canvas.clientWidth, ((y - top) / height) * canvas.clientHeight])
          .toArray(),
      )
    }, pixels)
  const drawnCorners = (page: Page) =>
    (new URL(page.url()).searchParams.get('polygon')?.split(',') ?? []).map((corner) =>
      corner.split(' ').map(Number),
    )
  /** About one pixel. */
  const near = 2e-5
  function expectSame(drawn: number[][], wanted: readonly number[][]) {
    expect(drawn).toHaveLength(wanted.length)
    for (const [index, place] of wanted.entries())
      for (const axis of [0, 1])
        expect(Math.abs((drawn[index]?.[axis] ?? 0) - (place[axis] ?? 0))).toBeLessThan(near)
  }

  test('corners are set where the mouse clicks', async ({ page }) => {
    await openPanels(page, bare)
    const spots = [
      [1500, 900],
      [1500, 1500],
      [2300, 1500],
      [2300, 900],
    ] as const
    const wanted = await positionsAt(page, spots)
    await startDrawing(page, '画多边形')
    for (const [x, y] of spots) await corner(page, x, y)
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-chip=polygon]')).toBeVisible()
    expectSame(drawnCorners(page), wanted)
  })

  test('corners are set where the crosshair stands', async ({ page }) => {
    await openPanels(page, bare)
    await startDrawing(page, '画多边形')
    await expect(page.locator('#map canvas').first()).toBeFocused()
    const wanted: number[][] = []
    for (const key of [undefined, 'ArrowRight', 'ArrowUp']) {
      if (key !== undefined) await page.keyboard.press(key)
      await page.waitForFunction(() => window.streetgridMap?.isMoving() === false)
      wanted.push(await page.evaluate(() => window.streetgridMap?.getCenter().toArray() ?? []))
      await page.keyboard.press('Space')
    }
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-chip=polygon]')).toBeVisible()
    expectSame(drawnCorners(page), wanted)
  })
})
