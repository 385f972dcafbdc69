import { counted, expect, mapDrawn, openPanels, test, withoutStream } from './map-page.ts'

const street = '320199001'
const minutes = (count: number) => count * 60_000

test('a page open for long learns of what was imported, and draws anew only what changed', async ({
  page,
}) => {
  await page.clock.install()
  let changed = false
  await page.route(`**/api/districts/${street}`, async (route) => {
    const response = await route.fetch()
    const district = await response.json()
    const headers = { ...response.headers(), etag: changed ? '"later"' : '"before"' }
    await route.fulfill({ response, headers, json: { ...district, is_demo: !changed } })
  })
  await page.route('**/api/features/units?*', async (route) => {
    const response = await route.fetch()
    const { features, ...rest } = await response.json()
    const headers = { ...response.headers(), etag: changed ? '"later"' : '"before"' }
    await route.fulfill({ response, headers, json: { ...rest, features: changed ? [] : features } })
  })
  await openPanels(page)
  await expect(page.getByRole('button', { name: '演示数据' })).toBeVisible()
  await page.evaluate(() => {
    const map = window.streetgridMap
    const filled: string[] = []
    Object.assign(window, { filled })
    for (const id of Object.keys(map?.getStyle().sources ?? {})) {
      const source = map?.getSource(id)
      if (source === undefined || !('setData' in source)) continue
      const { setData } = source as { setData(data: unknown): unknown }
      Object.assign(source, {
        setData: (data: unknown) => {
          filled.push(id)
          return setData.call(source, data)
        },
      })
    }
  })
  const filled = () => page.evaluate(() => (window as unknown as { filled: string[] }).filled)
  const asked: string[] = []
  page.on('requestfinished', (request) => asked.push(new URL(request.url()).pathname))
  const all = ['grids', 'buildings', 'roads', 'units', 'base-features'].map((name) => `/api/features/${name}`)

  await page.clock.runFor(minutes(5) + 1000)
  await expect
    .poll(() => [...all, `/api/districts/${street}`].filter((path) => !asked.includes(path)))
    .toEqual([])
  await mapDrawn(page)
  expect((await filled()).filter((id) => !id.startsWith('incident'))).toEqual([])

  changed = true
  await page.clock.runFor(minutes(5) + 1000)
  await expect(page.getByRole('button', { name: '数据来源' })).toBeVisible()
  await expect.poll(filled).toContain('units')
  await mapDrawn(page)
  expect((await filled()).filter((id) => !/^(incident|unit)/.test(id))).toEqual([])
})

test('what did not change is not sent again', async ({ page }) => {
  await page.clock.install()
  const whole = page.waitForResponse(/\/api\/features\/buildings\?/)
  await openPanels(page)
  expect((await (await whole).request().sizes()).responseBodySize).toBeGreaterThan(10_000)
  const answered = page.waitForResponse(/\/api\/features\/buildings\?/)
  await page.clock.runFor(minutes(5) + 1000)
  const request = (await answered).request()
  expect((await request.allHeaders())['if-none-match']).toMatch(/"/)
  const { responseBodySize } = await request.sizes()
  expect(responseBodySize).toBe(0)
})

test('an opened drawer follows what it shows', async ({ page }) => {
  await page.clock.install()
  let onDuty = true
  await page.route('**/api/units/1?*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), on_duty: onDuty } })
  })
  await openPanels(page, '?thing=unit:1')
  const drawer = page.locator('#drawer')
  await expect(drawer.getByText('在岗', { exact: true }).last()).toBeVisible()
  onDuty = false
  await page.clock.runFor(31_000)
  await expect(drawer.getByText('不在岗')).toBeVisible()
})

test('a long list that was scrolled to its end asks once when it is renewed', async ({
  page,
  expectTrouble,
}) => {
  await withoutStream(page, expectTrouble)
  await page.clock.install()
  await openPanels(page)
  const total = await counted(page)
  const list = page.getByRole('listbox', { name: '事件列表' })
  await list.focus()
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(list.locator(`[aria-posinset="${total}"]`)).toHaveCount(1, { timeout: 500 })
  }).toPass()
  const asked: string[] = []
  page.on('request', (request) => {
    if (/\/api\/incidents\?/.test(request.url())) asked.push(request.url())
  })
  for (const tick of [1, 2]) {
    await page.clock.runFor(31_000)
    await expect.poll(() => asked.length).toBeGreaterThanOrEqual(tick)
    await expect(page.locator('[aria-busy=true]').filter({ has: list })).toHaveCount(0)
  }
  expect(asked.filter((address) => address.includes('cursor='))).toEqual([])
  expect(asked.length).toBeLessThanOrEqual(3)
})

test('what the reader looks at stays where it is when an incident arrives above', async ({
  page,
  expectTrouble,
}) => {
  await withoutStream(page, expectTrouble)
  await page.clock.install()
  let missing = true
  await page.route('**/api/incidents?*', async (route) => {
    const response = await route.fetch()
    const body = await response.json()
    const headers = { ...response.headers(), etag: missing ? '"before"' : '"later"' }
    if (missing && !route.request().url().includes('cursor=')) body.incidents = body.incidents.slice(1)
    await route.fulfill({ response, headers, json: body })
  })
  await openPanels(page)
  const list = page.getByRole('listbox', { name: '事件列表' })
  await list.evaluate((element) => element.scrollTo(0, 64 * 12 + 10))
  const row = list.locator('[data-index="14"]')
  await expect(row).toBeVisible()
  const id = await row.getAttribute('data-incident')
  const there = () =>
    list.locator(`[data-incident="${id}"]`).evaluate((node) => node.getBoundingClientRect().top)
  const before = await there()
  missing = false
  await page.clock.runFor(31_000)
  await expect(list.locator(`[data-incident="${id}"]`)).toHaveAttribute('data-index', '15')
  expect(await there()).toBeCloseTo(before, 0)
})
