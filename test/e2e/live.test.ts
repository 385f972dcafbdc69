import { counted, drawnIds, expect, openMap, test } from './map-page.ts'

for (const { language, search, live, lost } of [
  { language: '中文', search: '', live: '实时 · 数据', lost: '实时连接自' },
  { language: 'English', search: '?lang=en', live: 'Live · Data', lost: 'Live connection lost since' },
])
  test(`a lost stream is said in ${language}, the last picture stays, and it recovers by itself`, async ({
    page,
    context,
    expectTrouble,
  }) => {
    expectTrouble(/Failed to load resource/)
    await openMap(page, search)
    const status = page.locator('[data-live]').first()
    await expect(status).toHaveAttribute('data-live', 'live')
    await expect(status).toContainText(live)
    await expect(status).toHaveAttribute('data-failing', 'false')
    const [all, drawn] = [await counted(page), await drawnIds(page)]
    await context.setOffline(true)
    await expect(status).toHaveAttribute('data-live', 'lost')
    await expect(status).toContainText(lost)
    await expect(status).toHaveAttribute('data-failing', 'true')
    expect([await counted(page), await drawnIds(page)]).toEqual([all, drawn])
    const renewed = page.waitForResponse(/\/api\/incidents\/points\?/)
    await context.setOffline(false)
    await expect(status).toHaveAttribute('data-live', 'live')
    await expect(status).toContainText(live)
    expect((await renewed).ok()).toBe(true)
  })

test('one tab holds one stream, and another street has another', async ({ page }) => {
  const opened: string[] = []
  const closed: string[] = []
  const streetOf = (address: string) => new URL(address).searchParams.get('street') ?? ''
  page.on('request', (request) => {
    if (request.url().includes('/api/live')) opened.push(streetOf(request.url()))
  })
  page.on('requestfailed', (request) => {
    if (request.url().includes('/api/live')) closed.push(streetOf(request.url()))
  })
  await openMap(page, '?street=320199001')
  const status = page.locator('[data-live]').first()
  await expect(status).toHaveAttribute('data-live', 'live')
  const first = opened.length
  await page.evaluate(() => {
    window.history.pushState(null, '', '/?street=320199002')
    window.dispatchEvent(new PopStateEvent('popstate'))
  })
  await expect.poll(() => opened.at(-1)).toBe('320199002')
  await expect(status).toHaveAttribute('data-live', 'live')
  expect(opened.slice(0, first).every((street) => street === '320199001')).toBe(true)
  await expect.poll(() => opened.length - closed.length).toBe(1)
})

test('a step that somebody else takes is on the page without a reload, in list and map', async ({
  page,
  playwright,
  baseURL,
}) => {
  const commander = await playwright.request.newContext({ baseURL })
  await commander.post('/api/auth/sign-in/demo', { data: { username: 'commander' } })
  const { incidents } = await (await commander.get('/api/incidents?street=320199001&limit=1')).json()
  const { longitude, latitude } = incidents[0]
  await openMap(page, '?street=320199001&text=路口的试验')
  await expect(page.locator('[data-live]').first()).toHaveAttribute('data-live', 'live')
  const rows = page.locator('[data-incident]')
  await expect(rows).toHaveCount(0)
  const data = { category: '0102', longitude, latitude, description: '路口的试验，垃圾外溢' }
  const { id } = await (await commander.post('/api/incidents', { data })).json()
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('研判')
  await expect.poll(() => drawnIds(page)).toContain(id)
  expect((await commander.post(`/api/incidents/${id}/accept`)).status()).toBe(200)
  await expect(rows.first()).toContainText('调度')
  await commander.dispose()
})
