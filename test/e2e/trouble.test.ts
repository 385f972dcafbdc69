import type { Page } from '@playwright/test'
import { counted, drawnIds, expect, openPanels, test } from './map-page.ts'

const problem = { type: 'about:blank', title: 'Busy', code: 'database_unavailable' }
const busy = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({ ...problem, status: 503 }),
}
const notice = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })

test('what the browser believes of the Internet stops nothing', async ({ page }) => {
  await openPanels(page)
  const all = await counted(page)
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await page.getByRole('button', { name: /^超期 \d/ }).click()
  await expect.poll(() => counted(page)).toBeLessThan(all)
})

test('a server out of reach is said, and the page goes on by itself when it is back', async ({
  page,
  context,
  expectTrouble,
}) => {
  expectTrouble(/Failed to load resource/)
  await openPanels(page)
  const all = await counted(page)
  await context.setOffline(true)
  await page.getByRole('button', { name: /^超期 \d/ }).click()
  await expect(page.getByText('连接不上服务器').first()).toBeVisible()
  // Nothing of the filter before stands beside the chip of this one.
  await expect(page.locator('[data-chip=overdue]')).toBeVisible()
  await expect(page.getByText('件数没有读到', { exact: true })).toBeVisible()
  await expect(page.locator('[data-incident]')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: '按环节' })).toHaveCount(0)
  await expect(notice(page, '所以一件也没有画')).toBeVisible()
  // No grid is coloured by its incidents, so nothing is said of their counts.
  await expect(notice(page, '网格的事件数没有读到')).toHaveCount(0)
  await expect.poll(() => drawnIds(page)).toEqual([])
  await context.setOffline(false)
  await expect(page.getByText('连接不上服务器')).toHaveCount(0)
  await expect.poll(() => counted(page)).toBeLessThan(all)
})

test('a street that cannot be read is said, the incidents are shown, and one button asks for all that failed', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/503|Failed to load resource/)
  const failing = ['**/api/districts/320199001', '**/api/features/grids?*', '**/api/features/estates?*']
  for (const address of failing) await page.route(address, (route) => route.fulfill(busy))
  await page.goto('/')
  await expect(notice(page, '读取失败')).toContainText('数据库暂时没有响应')
  await expect(notice(page, '读取失败')).toContainText('街道、网格、小区')
  await expect(page.getByRole('heading', { name: '按环节' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '人口' })).toHaveCount(0)
  for (const address of failing) await page.unroute(address)
  await notice(page, '读取失败').getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('heading', { name: '人口' })).toBeVisible()
  await expect(notice(page, '读取失败')).toHaveCount(0)
  await expect(page.getByText('57 网格', { exact: true })).toBeVisible()
})

test('an answer that broke off is said in words of the reader', async ({ page }) => {
  await page.route('**/api/incidents?*', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"total":' }),
  )
  await page.goto('/')
  await expect(notice(page, '服务器的回答不完整')).not.toContainText('JSON')
})

test('more places that fail leave those that are there, and come when asked again', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/503|Failed to load resource/)
  await page.route('**/api/places?*after=*', (route) => route.fulfill(busy))
  await openPanels(page, '?places=buildings')
  const drawer = page.locator('#drawer')
  const doors = drawer.locator('[data-places] li')
  await expect(doors.first()).toBeVisible()
  await drawer.getByRole('button', { name: '再列出一些' }).click()
  await expect(notice(page, '后面的没有读到')).toBeVisible()
  const before = await doors.count()
  expect(before).toBeGreaterThan(0)
  await page.unroute('**/api/places?*after=*')
  await notice(page, '后面的没有读到').getByRole('button', { name: '重试' }).click()
  await expect.poll(() => doors.count()).toBeGreaterThan(before)
})

test('a neighbourhood that cannot be read is not shown as empty', async ({ page, expectTrouble }) => {
  expectTrouble(/503|Failed to load resource/)
  const failing = ['**/api/places/nearest?*', '**/api/incidents/summary?*circle=*']
  for (const address of failing) await page.route(address, (route) => route.fulfill(busy))
  await openPanels(page, '?thing=building:1')
  await expect(notice(page, '最近的处置单位没有读到')).toBeVisible()
  await expect(notice(page, '最近的服务点没有读到')).toBeVisible()
  await expect(notice(page, '周围的事件没有读到')).toBeVisible()
  for (const address of failing) await page.unroute(address)
  await notice(page, '最近的处置单位没有读到').getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('heading', { name: '最近的处置单位' })).toBeVisible()
  await notice(page, '周围的事件没有读到').getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('heading', { name: '周围 50 m 的事件' })).toBeVisible()
})

test('figures of a drawn shape that cannot be read are said to be missing', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/503|Failed to load resource/)
  await page.route('**/api/places/figures?*', (route) => route.fulfill(busy))
  await openPanels(page, '?circle=118.7503,32.0721,300')
  await expect(notice(page, '读取失败')).toBeVisible()
  await page.unroute('**/api/places/figures?*')
  await notice(page, '读取失败').getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('heading', { name: '范围内概况' })).toBeVisible()
})

test('an export begun while another runs takes its place without a word of failure', async ({ page }) => {
  await openPanels(page, '?overdue=true')
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let first = true
  await page.route('**/api/incidents?*limit=200*', async (route) => {
    const wasFirst = first
    first = false
    if (wasFirst) await held
    await route.continue().catch(() => undefined)
  })
  const begin = async (name: RegExp) => {
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const asked = page.waitForRequest(/\/api\/incidents\?.*limit=200/)
  await begin(/CSV/)
  await asked
  // Kept in the page: what is told across to the test arrives when it will.
  const said = await page.evaluateHandle(() => {
    const texts: string[] = []
    new MutationObserver(() => texts.push(document.body.innerText)).observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    return texts
  })
  const download = page.waitForEvent('download')
  await begin(/GeoJSON/)
  expect((await download).suggestedFilename()).toMatch(/\.geojson$/)
  release()
  await expect.poll(() => said.evaluate((texts) => texts.length)).toBeGreaterThan(0)
  expect(await said.evaluate((texts) => texts.filter((text) => text.includes('导出未完成')))).toEqual([])
})

test('what lies in view is asked for once the map has said what it shows', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (/\/api\/incidents(\/summary)?\?/.test(request.url())) asked.push(request.url())
  })
  await openPanels(page, '?inview=true&at=118.7503,32.0721,16.5')
  expect(asked.length).toBeGreaterThan(1)
  expect(asked.filter((address) => !address.includes('bbox='))).toEqual([])
})

test('without a map nothing is limited to what it shows, and that is said', async ({ page }) => {
  await page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype
    Object.assign(HTMLCanvasElement.prototype, {
      getContext(this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, ...more])
      },
    })
  })
  await page.goto('/?inview=true&at=118.7503,32.0721,16.5')
  await expect(page.getByText('没有地图，不知道当前视野里有哪些事件').first()).toBeVisible()
  await expect(page.locator('[data-incident]')).toHaveCount(0)
  await page.getByRole('button', { name: '不限视野' }).first().click()
  await expect(page.locator('[data-incident]').first()).toBeVisible()
  await expect(page.locator('[data-chip=inview]')).toHaveCount(0)
  await expect(page.getByRole('switch', { name: '仅当前视野' })).toBeDisabled()
})

test('of a street that is not there nothing is asked', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('999999999') && request.url().includes('/api/')) asked.push(request.url())
  })
  await page.goto('/?street=999999999')
  await expect(page.getByRole('alert')).toContainText('没有代码为 999999999 的街道')
  expect(asked).toEqual([])
})

for (const [lang, command] of [
  ['zh', 'npm run import -- 网格.geojson --as grids --street 320199001 --name "街道名称"'],
  ['en', 'npm run import -- grids.geojson --as grids --street 320199001 --name "Street name"'],
] as const)
  test(`a database without a street names the command that fills it, in ${lang}, on a phone too`, async ({
    page,
  }) => {
    await page.route(/\/api\/districts(\?|$)/, (route) => route.fulfill({ json: { districts: [] } }))
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`/?lang=${lang}`)
    const words = page.getByRole('status').filter({ hasText: command })
    await expect(words).toBeInViewport({ ratio: 1 })
    expect(await words.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  })
