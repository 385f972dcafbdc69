import { drawnIds, expect, mapDrawn, openPanels, test } from './map-page.ts'

test('a link is copied where the page has no clipboard of its own, as over plain http', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await openPanels(page, '?overdue=true')
  const share = page.getByRole('button', { name: '复制链接' })
  await share.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '链接已复制' })).toBeVisible()
  await expect(share).toBeFocused()
  const search = page.getByRole('combobox', { name: '搜索' })
  await search.focus()
  await page.keyboard.press('Control+V')
  await expect(search).toHaveValue(page.url())
})

test('where nothing may be copied the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  await openPanels(page)
  await page.getByRole('button', { name: '复制链接' }).click()
  await expect(page.getByRole('status').filter({ hasText: '无法自动复制' })).toBeVisible()
})

test('a link to a thing shows it, unless the link says where to look', async ({ page }) => {
  const where = () =>
    page.evaluate(() => {
      const map = window.streetgridMap
      return { zoom: map?.getZoom() ?? 0, centre: map?.getCenter().toArray() ?? [0, 0] }
    })
  await openPanels(page)
  const home = await where()
  await openPanels(page, '?thing=grid:320199001001001')
  await expect(page).toHaveURL(/at=/)
  await mapDrawn(page)
  const shown = await where()
  expect(shown.zoom).toBeGreaterThan(home.zoom + 0.5)
  const answer = await page.request.get('/api/grids/320199001001001')
  const { bounds } = await answer.json()
  const [west, south, east, north] = bounds
  expect(shown.centre[0]).toBeGreaterThan(west)
  expect(shown.centre[0]).toBeLessThan(east)
  expect(shown.centre[1]).toBeGreaterThan(south)
  expect(shown.centre[1]).toBeLessThan(north)
  await openPanels(page, '?thing=grid:320199001001001&at=118.75,32.06,14')
  await expect(page.locator('#drawer h2')).not.toBeEmpty()
  await mapDrawn(page)
  expect((await where()).zoom).toBeCloseTo(14, 1)
})

test('a link that looks elsewhere says so and leads back to the street', async ({ page }) => {
  await openPanels(page, '?at=0,0,5')
  await expect(page.getByText('画面中没有本街道')).toBeVisible()
  // Who prints what is in sight is told the same.
  await page.keyboard.press('Control+p')
  const preview = page.getByRole('dialog', { name: '打印预览' })
  await expect(preview.getByText('画面中没有本街道')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(preview).toHaveCount(0)
  await page.getByRole('button', { name: '回到本街道' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('画面中没有本街道')).toHaveCount(0)
  await expect(page.locator('canvas.maplibregl-canvas')).toBeFocused()
  await expect(page).not.toHaveURL(/at=/)
  await expect.poll(() => drawnIds(page)).not.toEqual([])
})

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  test('a panel folded and unfolded in one breath leaves the map where it was', async ({ page }) => {
    await openPanels(page, '?at=118.7502,32.0701,15.6')
    const padding = () => page.evaluate(() => window.streetgridMap?.getPadding().right)
    const before = await padding()
    const moving = await page.evaluate(async () => {
      const button = (name: string, within: ParentNode = document) =>
        [...within.querySelectorAll('button')].find(
          (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
        )
      button('收起', document.querySelector('[aria-label="概况"]') ?? document)?.click()
      while (button('概况') === undefined) await new Promise(requestAnimationFrame)
      const moving = window.streetgridMap?.isMoving()
      button('概况')?.click()
      return moving
    })
    // The map had not yet come to where the folded panel lets it.
    expect(moving).toBe(true)
    await expect(page.getByRole('heading', { name: '按环节' })).toBeVisible()
    await mapDrawn(page)
    expect(await padding()).toBe(before)
  })
})

test('a link that folds the overview breaks no wide screen', async ({ page }) => {
  await page.setViewportSize({ width: 2560, height: 1080 })
  await openPanels(page, '?fold=list,overview')
  const layers = page.getByRole('region', { name: '图层' })
  const [panel, tools] = await Promise.all([
    layers.boundingBox(),
    page.getByRole('toolbar', { name: '工具' }).boundingBox(),
  ])
  expect(panel?.height).toBeGreaterThan(900)
  expect((tools?.x ?? 0) + (tools?.width ?? 0)).toBeLessThan(panel?.x ?? 0)
  await expect(page.getByRole('listbox', { name: '事件列表' })).toBeVisible()
})

test.describe('the link to the list', () => {
  test('unfolds it', async ({ page }) => {
    await page.goto('/?fold=list')
    await mapDrawn(page)
    await page.getByRole('link', { name: '跳到事件列表' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('#list:focus, #list :focus')).toHaveCount(1)
    await expect(page).not.toHaveURL(/fold=/)
    await expect(page.locator('[data-incident]').first()).toBeVisible()
  })

  test('closes what has its place on a narrow screen', async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.goto('/?thing=grid:320199001001001')
    await expect(page.locator('#drawer h2')).not.toBeEmpty()
    await mapDrawn(page)
    await page.getByRole('link', { name: '跳到事件列表' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('#list:focus, #list :focus')).toHaveCount(1)
    await expect(page.locator('#drawer')).toHaveCount(0)
  })

  test('leads to the panel that says there is nothing', async ({ page }) => {
    await openPanels(page, '?text=nothingiscalledso')
    await page.getByRole('link', { name: '跳到事件列表' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: '事件列表' })).toBeFocused()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the sheet is named after what it shows, and turned sideways covers less of the map', async ({
    page,
  }) => {
    await page.goto('/?sheet=overview')
    await mapDrawn(page)
    await expect(page.getByRole('region', { name: '概况', exact: true })).toBeVisible()
    await expect(page.getByRole('region', { name: '事件列表' })).toHaveCount(0)
    await page.getByText('图层', { exact: true }).tap()
    await expect(page.getByRole('region', { name: '图层' }).first()).toBeVisible()
    await page.getByText('事件列表', { exact: true }).first().tap()
    await expect(page.getByRole('region', { name: '事件列表' })).toBeVisible()
    const covered = () => page.evaluate(() => window.streetgridMap?.getPadding().bottom)
    await expect.poll(covered).toBe(24 + 16 + 439)
    await page.setViewportSize({ width: 844, height: 390 })
    await expect.poll(covered).toBe(24 + 24)
    expect(await page.evaluate(() => window.streetgridMap?.getPadding().left)).toBe(24 + 354 + 8)
    await page.locator('[data-incident]').first().tap()
    await expect(page.getByRole('region', { name: '详情' })).toBeVisible()
  })
})
