import type { Page } from '@playwright/test'
import { expect, openPanels, test } from './map-page.ts'

const heading = (page: Page) => page.locator('#drawer h2')

test('focus goes into what a key opened, from door to door, and back when it is closed', async ({ page }) => {
  await openPanels(page)
  const list = page.getByRole('listbox', { name: '事件列表' })
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(heading(page)).not.toBeEmpty()
  await expect(heading(page)).toBeFocused()
  const place = page
    .locator('#drawer')
    .getByRole('button', { name: /网格.*网格$/ })
    .first()
  await place.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/thing=grid/)
  await expect(heading(page)).toHaveText(/网格/)
  await expect(heading(page)).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: '已打开网格' })).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(page.locator('#drawer')).toHaveCount(0)
  await expect(list).toBeFocused()
})

test('a pointer leaves the focus where it was', async ({ page }) => {
  await openPanels(page)
  await page.locator('[data-incident]').nth(2).click()
  await expect(heading(page)).not.toBeEmpty()
  await expect(heading(page)).not.toBeFocused()
  await page.locator('#drawer').getByRole('button', { name: '关闭' }).click()
  await expect(page.locator('#drawer')).toHaveCount(0)
  await expect(page.locator('body')).not.toBeFocused()
})

test('taking a chip away leaves the focus on the next one, and on the bar after the last', async ({
  page,
}) => {
  await openPanels(page, '?open=true&severity=normal')
  await page.getByRole('button', { name: '移除筛选“在办”' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '移除筛选“一般”' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-chip]')).toHaveCount(0)
  await expect(page.locator('#filter button').first()).toBeFocused()
})

test('folding a panel leaves the focus on what unfolds it', async ({ page }) => {
  await openPanels(page)
  await page.getByRole('region', { name: '事件列表' }).getByRole('button', { name: '收起' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '事件列表' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '收起' }).first()).toBeFocused()
})

test('Escape closes one thing at a time', async ({ page }) => {
  await openPanels(page, '?thing=grid:320199001001001')
  await expect(heading(page)).toHaveText('第1网格')
  const openings = [
    { door: page.getByRole('button', { name: /^排序/ }), opened: page.getByRole('menu') },
    { door: page.getByRole('button', { name: '演示数据' }), opened: page.getByRole('dialog') },
    {
      door: page
        .locator('#drawer')
        .getByRole('button', { name: /的定义$/ })
        .first(),
      opened: page.getByRole('dialog'),
    },
    { door: page.getByRole('button', { name: '时间' }), opened: page.getByRole('dialog') },
  ]
  for (const { door, opened } of openings) {
    await door.focus()
    await page.keyboard.press('Enter')
    await expect(opened).toBeVisible()
    await expect.poll(() => opened.evaluate((node) => node.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await expect(opened).toHaveCount(0)
    await expect(door).toBeFocused()
    await expect(heading(page)).toHaveText('第1网格')
  }
  const search = page.getByRole('combobox', { name: '搜索' })
  await search.fill('gnxc')
  const results = page.getByRole('listbox', { name: '搜索' })
  await expect(results).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(results).toBeHidden()
  await expect(heading(page)).toHaveText('第1网格')
  await page.keyboard.press('Escape')
  await expect(page.locator('#drawer')).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the search takes the focus when it opens and gives it back', async ({ page }) => {
    await openPanels(page)
    await page.getByRole('button', { name: '搜索' }).tap()
    await expect(page.getByRole('combobox', { name: '搜索' })).toBeFocused()
    await page.getByRole('button', { name: '返回' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: '搜索' })).toBeFocused()
  })
})
