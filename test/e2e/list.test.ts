import type { Page } from '@playwright/test'
import { counted, expect, openPanels, test, withoutStream } from './map-page.ts'

const problem = { type: 'about:blank', status: 404, code: 'gone', title: 'Gone', detail: '这一页没有了' }
const asProblem = (status: number) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ ...problem, status }),
})
const list = (page: Page) => page.getByRole('listbox', { name: '事件列表' })

test('a page of the list that fails is asked for once, and again on demand', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/404|Failed to load resource/)
  await page.clock.install()
  let asked = 0
  await page.route('**/api/incidents?*cursor=*', (route) => {
    asked++
    return route.fulfill(asProblem(404))
  })
  await openPanels(page)
  await list(page).focus()
  await page.keyboard.press('End')
  const notice = page.getByRole('alert').filter({ hasText: '后面的事件没有读到' })
  await expect(notice).toContainText('这一页没有了')
  const before = asked
  await page.clock.runFor(10_000)
  expect(asked).toBe(before)
  await page.unroute('**/api/incidents?*cursor=*')
  await notice.getByRole('button', { name: '重试' }).click()
  await expect(notice).toHaveCount(0)
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('End')
  // End is the end of all, not of what happened to be loaded.
  const last = list(page).locator(`[aria-posinset="${await counted(page)}"]`)
  await expect(last).toBeInViewport()
  await expect(last).toHaveAttribute('data-active', 'true')
})

test('Enter opens the row one stands on, though another arrives above it', async ({
  page,
  expectTrouble,
}) => {
  await withoutStream(page, expectTrouble)
  await page.clock.install()
  await openPanels(page)
  const first = await page.locator('[data-incident]').first().getAttribute('data-incident')
  let missing = true
  await page.route('**/api/incidents?*', async (route) => {
    const response = await route.fetch()
    const body = await response.json()
    if (missing) body.incidents = body.incidents.filter(({ id }: { id: number }) => String(id) !== first)
    // Another body has another entity tag.
    const headers = { ...response.headers(), etag: `"${missing ? 'without' : 'with'}"` }
    await route.fulfill({ response, json: body, headers })
  })
  await page.getByRole('button', { name: '排序 最新上报' }).click()
  await page.getByRole('menuitem', { name: '最早上报' }).click()
  await page.getByRole('button', { name: '排序 最早上报' }).click()
  await page.getByRole('menuitem', { name: '最新上报' }).click()
  await page.clock.runFor(31_000)
  await expect(page.locator(`[data-incident="${first}"]`)).toHaveCount(0)
  await list(page).focus()
  await page.keyboard.press('ArrowDown')
  const standing = await list(page).getAttribute('aria-activedescendant')
  missing = false
  await page.clock.runFor(31_000)
  await expect(page.locator(`[data-incident="${first}"]`)).toHaveCount(1)
  expect(await list(page).getAttribute('aria-activedescendant')).toBe(standing)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`thing=incident:${standing?.slice('incident-'.length)}\\b`))
})

test('another order starts at the top', async ({ page }) => {
  await openPanels(page)
  const newest = await page.locator('[data-index="0"]').getAttribute('id')
  await list(page).focus()
  await page.keyboard.press('End')
  await expect.poll(() => list(page).evaluate((element) => element.scrollTop)).toBeGreaterThan(500)
  await page.getByRole('button', { name: '排序 最新上报' }).click()
  await page.getByRole('menuitem', { name: '最早上报' }).click()
  await expect.poll(() => list(page).evaluate((element) => element.scrollTop)).toBe(0)
  const top = page.locator('[data-index="0"]')
  await expect(top).not.toHaveAttribute('id', newest ?? '')
  await expect(list(page)).toHaveAttribute('aria-activedescendant', (await top.getAttribute('id')) ?? '')
})

test('the map says that its incidents failed, and so does its age', async ({ page, expectTrouble }) => {
  expectTrouble(/503|Failed to load resource/)
  await openPanels(page)
  const all = await counted(page)
  await page.route('**/api/incidents/points?*', (route) => route.fulfill(asProblem(503)))
  await page.getByRole('button', { name: /^在办 \d/ }).click()
  const notice = page.getByRole('alert').filter({ hasText: '地图上的事件没有读到' })
  await expect(notice).toBeVisible()
  await expect.poll(() => counted(page)).toBeLessThan(all)
  await expect(page.getByText('数据更新失败')).toBeVisible()
  await page.unroute('**/api/incidents/points?*')
  await notice.getByRole('button', { name: '重试' }).click()
  await expect(notice).toHaveCount(0)
})
