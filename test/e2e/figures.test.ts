import type { Page } from '@playwright/test'
import { counted, expect, openPanels, test } from './map-page.ts'

const numberIn = (text: string | null | undefined) => Number(text?.replaceAll(',', '').match(/\d+/)?.[0])
const bars = (page: Page, title: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title, level: 3 }) })
    .last()
    .getByRole('listitem')
    .getByRole('button')

test('the viewport is a condition like others: said, taken away, and not kept by a figure', async ({
  page,
}) => {
  await openPanels(page, '?inview=true&at=118.7503,32.0721,16.5&thing=grid:320199001001001')
  const chip = page.locator('[data-chip=inview]')
  await expect(chip).toHaveText('当前视野')
  await page.getByRole('button', { name: '打印' }).click()
  await expect(page.getByRole('dialog', { name: '打印预览' }).locator('header p')).toContainText('当前视野')
  await page.keyboard.press('Escape')
  const figure = page.locator('#drawer').getByRole('button', { name: /^事件 / })
  const total = Number((await figure.getAttribute('aria-label'))?.match(/[\d,]+$/)?.[0].replaceAll(',', ''))
  await figure.click()
  await expect(chip).toHaveCount(0)
  await expect.poll(() => counted(page)).toBe(total)

  await page.goto('/?inview=true&at=118.7503,32.0721,16.5&open=true')
  await expect(chip).toBeVisible()
  await page.getByRole('button', { name: '清除全部' }).first().click()
  await expect(chip).toHaveCount(0)
  await expect(page.getByRole('switch', { name: '仅当前视野' })).not.toBeChecked()
})

test('a community is one chip by its name, and holds what its drawer counts', async ({ page }) => {
  await openPanels(page, '?thing=community:320199001001')
  const drawer = page.locator('#drawer')
  const name = (await drawer.locator('h2').textContent()) ?? ''
  const figure = drawer.getByRole('button', { name: /^事件 / })
  const total = Number((await figure.getAttribute('aria-label'))?.match(/[\d,]+$/)?.[0].replaceAll(',', ''))
  await figure.click()
  await expect(page.locator('[data-chip]')).toHaveText([name])
  await expect.poll(() => counted(page)).toBe(total)
})

test('a bar opens what it counts, whatever was chosen before', async ({ page }) => {
  await openPanels(page, '?category=01&grid=320199001001001,320199001001002,320199001002004')
  const category = bars(page, '按类别').first()
  const wanted = numberIn(await category.locator('span').last().textContent())
  await category.click()
  await expect(page.locator('[data-chip^="category:"]')).toHaveCount(1)
  await expect.poll(() => counted(page)).toBe(wanted)
  await expect(category).toHaveAttribute('aria-pressed', 'true')
  await category.click()
  await expect(page.locator('[data-chip^="category:"]')).toHaveCount(0)
  // The bars below come with the count: read before it they would still be the category's.
  await expect.poll(() => counted(page)).not.toBe(wanted)

  const grid = bars(page, '网格排行').first()
  const open = numberIn(await grid.locator('span').last().textContent())
  await grid.click()
  await expect(page.locator('[data-chip^="grid:"]')).toHaveCount(1)
  await expect(page.locator('[data-chip=open]')).toBeVisible()
  await expect.poll(() => counted(page)).toBe(open)
})

test('a column of several days says which', async ({ page }) => {
  await openPanels(page, '?period=year')
  await expect(page.getByRole('heading', { name: /^每 \d+ 天$/ })).toBeVisible()
  const chart = page.getByRole('slider', { name: /^每 \d+ 天$/ })
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 6, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await expect(page.locator('figcaption')).toHaveText(/^\d{4}\/\d\d\/\d\d 至 \d{4}\/\d\d\/\d\d：\d+ 件$/)
})

test('the days are read by keyboard, and opened', async ({ page }) => {
  await openPanels(page, '?period=30d')
  const chart = page.getByRole('slider', { name: '按日' })
  await chart.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  const said = (await chart.getAttribute('aria-valuetext')) ?? ''
  expect(said).toMatch(/^\d{4}\/\d\d\/\d\d：\d+ 件$/)
  await expect(page.locator('figcaption')).toHaveText(said)
  const total = Number(said.match(/(\d+) 件$/)?.[1])
  await page.keyboard.press('Enter')
  const day = said.slice(0, 10).replaceAll('/', '-')
  await expect(page.locator('[data-chip=time]')).toHaveText(`${day} 至 ${day}`)
  await expect(page).toHaveURL(/from=.*to=/)
  await expect.poll(() => counted(page)).toBe(total)
})

test('grids take no colour from counts that are not there, and the legend names the figure', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/503|Failed to load resource/)
  const problem = { type: 'about:blank', status: 503, code: 'busy', title: 'Busy', detail: '数据库正忙' }
  let failing = true
  await page.route('**/api/incidents/summary?*', (route) =>
    failing && !route.request().url().includes('bbox')
      ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) })
      : route.continue(),
  )
  await page.goto('/?figure=incidents&inview=true&at=118.7503,32.0721,15')
  const notice = page.getByRole('alert').filter({ hasText: '网格的事件数没有读到' })
  await expect(notice).toBeVisible()
  await page.getByRole('button', { name: '图例' }).click()
  const legend = page.getByRole('region', { name: '图例' })
  await expect(legend.getByText('网格界')).toBeVisible()
  await expect(legend.getByText('事件数', { exact: true })).toHaveCount(0)
  await expect(legend.getByText('全部相同')).toHaveCount(0)
  failing = false
  await notice.getByRole('button', { name: '重试' }).click()
  await expect(legend.getByText('事件数', { exact: true })).toBeVisible()
  await expect(notice).toHaveCount(0)
})

test('the legend of a chosen figure is open and begins with its classes', async ({ page }) => {
  await openPanels(page, '?figure=elderly')
  const legend = page.getByRole('region', { name: '图例' })
  await expect(legend.getByRole('heading').first()).toHaveText('网格')
  await expect(legend.getByText('户籍 60 岁以上占比', { exact: true })).toBeInViewport()
})
