import { counted, expect, mapDrawn, openMap, openPanels, test } from './map-page.ts'

test('pinyin initials find a place, open it and fly there', async ({ page }) => {
  await openPanels(page)
  const search = page.getByRole('combobox', { name: '搜索' })
  await search.fill('gnxc')
  const results = page.getByRole('listbox', { name: '搜索' })
  await expect(results.getByRole('option').first()).toContainText('工农新村')
  await search.press('Enter')
  await expect(page).toHaveURL(/thing=/)
  await expect(page.locator('#drawer h2')).toContainText('工农新村')
  await expect(page).toHaveURL(/at=/)
})

test('a category found by its initials becomes a chip', async ({ page }) => {
  await openPanels(page)
  const search = page.getByRole('combobox', { name: '搜索' })
  await search.fill('bllj')
  await page.getByRole('option', { name: /暴露垃圾.*类别/ }).click()
  await expect(page.locator('[data-chip="category:0102"]')).toHaveText('暴露垃圾')
})

test('doors lead from grid to estate to building, and back', async ({ page }) => {
  await openPanels(page, '?thing=grid:320199001001001')
  const drawer = page.locator('#drawer')
  const name = drawer.locator('h2')
  const doors = (title: string) =>
    drawer
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: title, level: 3, exact: true }) })
      .getByRole('listitem')
      .getByRole('button')
  await expect(name).toHaveText('第1网格')
  const estate = (await doors('小区').first().locator('span').first().textContent()) ?? ''
  await doors('小区').first().click()
  await expect(page).toHaveURL(/thing=estate/)
  await expect(name).toHaveText(estate)
  const building = (await doors('楼栋').first().locator('span').first().textContent()) ?? ''
  await doors('楼栋').first().click()
  await expect(page).toHaveURL(/thing=building/)
  await expect(name).toHaveText(building)
  await expect(doors('所属').filter({ hasText: estate })).toBeVisible()
  await drawer.getByRole('button', { name: '返回' }).click()
  await expect(name).toHaveText(estate)
  await page.goBack()
  await expect(name).toHaveText('第1网格')
})

test('a figure opens the very records it counts', async ({ page }) => {
  await openPanels(page, '?thing=grid:320199001001001')
  const figure = page.locator('#drawer').getByRole('button', { name: /^事件 / })
  const total = Number((await figure.getAttribute('aria-label'))?.match(/[\d,]+$/)?.[0].replaceAll(',', ''))
  await figure.click()
  await expect(page.locator('[data-chip]')).toHaveText(['第1网格'])
  await expect.poll(() => counted(page)).toBe(total)
})

test('an incident shows its steps and its history', async ({ page }) => {
  await openPanels(page)
  await page.locator('[data-incident]').first().click()
  const drawer = page.locator('#drawer')
  await expect(drawer.getByRole('list', { name: '闭环六步' }).getByRole('listitem')).toHaveCount(6)
  await expect(drawer.getByText('上报', { exact: true }).first()).toBeVisible()
  await expect(page).toHaveURL(/at=/)
  await mapDrawn(page)
  const zoom = await page.evaluate(() => window.streetgridMap?.getZoom() ?? 0)
  expect(zoom).toBeGreaterThan(16)
})

test('a thing that is not there says so', async ({ page, expectTrouble }) => {
  expectTrouble(/404|Failed to load resource/)
  await openPanels(page, '?thing=estate:999999')
  await expect(page.getByText('没有找到这个小区')).toBeVisible()
})

test('a click on the map opens what is under it', async ({ page }) => {
  const place = { lng: 118.7503, lat: 32.0721 }
  await openMap(page, `?at=${place.lng},${place.lat},16.5&hide=incident`)
  const point = await page.evaluate((at) => {
    const map = window.streetgridMap
    const box = map?.getCanvas().getBoundingClientRect()
    const pixel = map?.project(at)
    return { x: (box?.x ?? 0) + (pixel?.x ?? 0), y: (box?.y ?? 0) + (pixel?.y ?? 0) }
  }, place)
  await page.mouse.click(point.x, point.y)
  await expect(page.locator('#drawer h2')).not.toBeEmpty()
  await expect(page).toHaveURL(/thing=/)
})
