import {
  counted,
  drawnIds,
  expect,
  listedIds,
  mapDrawn,
  openPanels,
  test,
  withoutStream,
} from './map-page.ts'

test('list and map hold the same incidents, and a filter changes both alike', async ({ page }) => {
  await openPanels(page)
  const all = await counted(page)
  expect(all).toBeGreaterThan(1000)

  await page.getByRole('button', { name: /^超期 \d/ }).click()
  await expect(page).toHaveURL(/overdue=true/)
  await expect(page.locator('[data-chip=overdue]')).toHaveText('超期')
  await expect.poll(() => counted(page)).toBeLessThan(all)
  const overdue = await counted(page)
  expect(overdue).toBeGreaterThan(0)
  await expect.poll(async () => (await listedIds(page)).length).toBe(overdue)
  const listed = await listedIds(page)
  await mapDrawn(page)
  await expect.poll(() => drawnIds(page)).toEqual(listed)

  await page.getByRole('button', { name: '移除筛选“超期”' }).click()
  await expect.poll(() => counted(page)).toBe(all)
})

test('chips read in words, from the address alone', async ({ page }) => {
  await openPanels(page, '?grid=320199001001001&category=0404,01&stage=closed&period=year&severity=normal')
  const chips = page.locator('[data-chip]')
  await expect(chips).toHaveText([
    '今年',
    '已销号',
    '一般',
    '下水道堵塞或破损',
    '市容环境（整类）',
    '第1网格',
  ])
  await expect(page.locator('[data-chip]', { hasText: /\d{4,}/ })).toHaveCount(0)
  await page.getByRole('button', { name: '清除全部' }).click()
  await expect(chips).toHaveCount(0)
})

test('a bookmark of what is ended stays one', async ({ page }) => {
  await openPanels(page)
  const all = await counted(page)
  await openPanels(page, '?open=false')
  await expect(page.locator('[data-chip=open]')).toHaveText('已办结')
  const ended = await counted(page)
  expect(ended).toBeGreaterThan(0)
  expect(ended).toBeLessThan(all)
  await page.getByRole('button', { name: '浅色' }).click()
  await expect(page).toHaveURL(/open=false/)
  await expect(page).toHaveURL(/palette=paper/)
  expect(await counted(page)).toBe(ended)
  await page.getByRole('button', { name: '移除筛选“已办结”' }).click()
  await expect(page).not.toHaveURL(/open=/)
  await expect.poll(() => counted(page)).toBe(all)
})

test('back and forward walk through filters', async ({ page }) => {
  await openPanels(page)
  const all = await counted(page)
  await page.getByRole('button', { name: '时间' }).click()
  await page.getByRole('button', { name: '近30天' }).click()
  await expect(page.locator('[data-chip=period]')).toHaveText('近30天')
  await page.keyboard.press('Escape')
  await expect.poll(() => counted(page)).toBeLessThan(all)
  const month = await counted(page)
  await page.goBack()
  await expect(page.locator('[data-chip]')).toHaveCount(0)
  await expect.poll(() => counted(page)).toBe(all)
  await page.goForward()
  await expect(page.locator('[data-chip=period]')).toBeVisible()
  await expect.poll(() => counted(page)).toBe(month)
  expect(new URL(page.url()).searchParams.get('period')).toBe('30d')
})

test('an address that makes no sense is said, and the page still works', async ({ page }) => {
  await openPanels(page, '?grid=zzz&at=1,2&overdue=true')
  await expect(page.getByRole('alert')).toContainText('已忽略')
  await expect(page.getByRole('alert')).toContainText('grid')
  await expect(page.locator('[data-chip=overdue]')).toBeVisible()
  await page.getByRole('button', { name: '知道了' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('no match says so and offers a way out', async ({ page }) => {
  await openPanels(page, '?text=zzzzzz')
  await expect(page.getByText('没有符合条件的事件')).toBeVisible()
  expect(await counted(page)).toBe(0)
  await page.getByRole('button', { name: '清除全部' }).last().click()
  await expect.poll(() => counted(page)).toBeGreaterThan(1000)
})

test('a failing server keeps the last picture and can be asked again', async ({ page, expectTrouble }) => {
  expectTrouble(/503|Failed to load resource/)
  await withoutStream(page, expectTrouble)
  await page.clock.install()
  await openPanels(page)
  const all = await counted(page)
  const problem = { type: 'about:blank', status: 503, code: 'database_unavailable', title: 'Busy' }
  await page.route('**/api/incidents?*', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  )
  const trouble = page.getByText('数据库暂时没有响应')
  const refused = page.waitForResponse(/\/api\/incidents\?/)
  await page.clock.runFor(31_000)
  await refused
  // The second and third attempt of a renewal come after a second each.
  await expect(async () => {
    await page.clock.runFor(1000)
    await expect(trouble).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.locator('[data-incident]').first()).toBeVisible()
  expect(await counted(page)).toBe(all)
  await page.unroute('**/api/incidents?*')
  await page.getByRole('button', { name: '重试' }).click()
  await expect(trouble).toHaveCount(0)
  await expect(page.locator('[data-incident]').first()).toBeVisible()
})

test('a polygon drawn by hand filters the list and opens nothing', async ({ page }) => {
  await openPanels(page)
  const all = await counted(page)
  await page.getByRole('button', { name: '画多边形' }).click()
  await expect(page.getByText('依次点击各角')).toBeVisible()
  await page.waitForFunction(() =>
    window.streetgridMap?.getStyle().layers.some(({ id }) => id.startsWith('td-')),
  )
  const corners = [
    [600, 350],
    [800, 350],
    [800, 500],
    [600, 500],
    [600, 350],
  ] as const
  for (const [x, y] of corners) {
    await page.mouse.move(x, y, { steps: 4 })
    await page.mouse.click(x, y)
  }
  await expect(page.locator('[data-chip=polygon]')).toHaveText('所画范围')
  await expect(page).toHaveURL(/polygon=/)
  await expect(page.locator('#drawer')).toHaveCount(0)
  await expect.poll(() => counted(page)).toBeLessThan(all)
  expect(await counted(page)).toBeGreaterThan(0)
  await expect(page.getByRole('heading', { name: '范围内概况' })).toBeVisible()
})
