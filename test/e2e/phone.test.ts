import type { Page } from '@playwright/test'
import { atRest, expect, mapDrawn, openPanels, test } from './map-page.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

const sheet = (page: Page) => page.locator('section[data-height]')
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

test('at full height nothing of the map lies over the sheet', async ({ page }) => {
  await page.goto('/?thing=grid:320199001001001')
  await mapDrawn(page)
  const handle = sheet(page).locator('button[aria-expanded]').first()
  while ((await sheet(page).getAttribute('data-height')) !== 'full') await handle.tap()
  await atRest(sheet(page))
  const close = page.locator('#drawer').getByRole('button', { name: '关闭' })
  const covered = await page.locator('#drawer button').evaluateAll((buttons) =>
    buttons.flatMap((button) => {
      const { x, y, width, height } = button.getBoundingClientRect()
      const top = document.elementFromPoint(x + width / 2, y + height / 2)
      const inside = y >= 0 && y + height <= innerHeight
      return !inside || button.contains(top) ? [] : [button.getAttribute('aria-label') ?? button.textContent]
    }),
  )
  expect(covered).toEqual([])
  await close.tap()
  await expect(page.locator('#drawer')).toHaveCount(0)
})

test('is light unless dark is asked for, and the switch turns it', async ({ page }) => {
  await openPanels(page)
  const root = page.locator('html')
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'light')
  await page.getByRole('button', { name: '菜单' }).tap()
  await page.getByRole('menuitem', { name: /深色|夜/ }).tap()
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(page).toHaveURL(/palette=dusk/)
})

test('Back closes the filter and leaves the conditions as they are', async ({ page }) => {
  await openPanels(page, '?severity=normal')
  const dialog = page.getByRole('dialog')
  const filter = page.getByRole('button', { name: /^筛选/ })
  await filter.tap()
  await expect(dialog).toBeVisible()
  // What covers the page is closed before it is covered again: each Back closes one thing.
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('dialog', { name: '打印预览' })).toHaveCount(0)
  await page.goBack()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(/severity=normal/)
  await filter.tap()
  await page.getByRole('switch', { name: '只看超期' }).tap()
  await page.getByRole('switch', { name: '只看在办' }).tap()
  await expect(page).toHaveURL(/open=true/)
  await page.evaluate(() => history.back())
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(/open=true&overdue=true/)
  await page.goBack()
  await expect(page).not.toHaveURL(/open=true/)
  await expect(page).toHaveURL(/overdue=true/)
  await page.goBack()
  await expect(page).not.toHaveURL(/overdue=true/)
  await expect(page).toHaveURL(/severity=normal/)
})

test('the sheet shows a row of the list before it is raised', async ({ page }) => {
  await openPanels(page)
  await expect(sheet(page)).toHaveAttribute('data-height', 'peek')
  const row = await page.locator('[data-incident]').first().boundingBox()
  expect((row?.y ?? 844) + 40).toBeLessThanOrEqual(844)
})

test('a unit that is opened is on the map though its layer is hidden', async ({ page }) => {
  await page.goto('/?thing=unit:1')
  await mapDrawn(page)
  const drawn = () =>
    page.evaluate(() =>
      window.streetgridMap?.queryRenderedFeatures({ layers: ['unit/opened'] }).map(({ id }) => id),
    )
  await expect.poll(drawn).toEqual([1])
  await page.locator('#drawer [data-figure]').first().getByRole('button').first().tap()
  await expect(page.locator('#filter [data-chip="unit:1"]')).toBeVisible()
})

test.describe('small and in English', () => {
  test.use({ viewport: { width: 360, height: 640 } })

  test('no stage is cut off, and what the data come from stays on the screen', async ({ page }) => {
    await page.goto('/?lang=en&sheet=overview')
    await mapDrawn(page)
    await sheet(page).locator('button[aria-expanded]').first().tap()
    const names = page.locator('button[aria-pressed][data-empty] span:last-child')
    await expect(names.first()).toBeVisible()
    const cut = await names.evaluateAll((spans) =>
      spans.flatMap((span) => {
        const [own, tile] = [span.getBoundingClientRect(), span.parentElement?.getBoundingClientRect()]
        const fits = tile !== undefined && own.left >= tile.left + 5 && own.right <= tile.right - 5
        return fits ? [] : [span.textContent]
      }),
    )
    expect(cut).toEqual([])
    await page.getByRole('button', { name: /demo/i }).tap()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await atRest(dialog)
    const box = await dialog.boundingBox()
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 360).toBe(true)
    expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(640)
    expect(await widthOf(page)).toBe(360)
  })
})

test.describe('on its side', () => {
  test.use({ viewport: { width: 640, height: 360 } })

  test('the whole street is drawn beside the sheet, which holds rows', async ({ page }) => {
    await page.goto('/')
    await mapDrawn(page)
    const width = await page.evaluate(() => {
      const map = window.streetgridMap
      if (map === undefined) return 0
      const { top = 0, bottom = 0, left = 0, right = 0 } = map.getPadding()
      return Math.min(innerHeight - top - bottom, innerWidth - left - right)
    })
    expect(width).toBeGreaterThan(150)
    // Below its head there is room for rows.
    await expect(page.locator('[data-incident]').first()).toBeInViewport({ ratio: 1 })
  })
})
