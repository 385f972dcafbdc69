import { atRest, expect, mapDrawn, openPanels, test } from './map-page.ts'

test('Enter takes the first answer to what is written, not to what was', async ({ page }) => {
  await openPanels(page)
  const search = page.getByRole('combobox', { name: '搜索' })
  await search.fill('gnxc')
  await expect(page.getByRole('listbox', { name: '搜索' }).getByRole('option').first()).toContainText(
    '工农新村',
  )
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/api/search?*', async (route) => {
    await held
    await route.continue()
  })
  await search.fill('chc')
  await search.press('Enter')
  await expect(page.getByRole('listbox', { name: '搜索' }).getByRole('option')).toHaveCount(0)
  await expect(page.locator('#drawer')).toHaveCount(0)
  answer()
  await expect(page.locator('#drawer h2')).toContainText('城河村')
  await expect(search).toHaveValue('')
})

test('a typed date is one step of the history, and a range turned round is said', async ({ page }) => {
  await openPanels(page)
  await page.getByRole('button', { name: '时间' }).click()
  const [from, to] = [page.getByLabel('从', { exact: true }), page.getByLabel('到', { exact: true })]
  const before = await page.evaluate(() => history.length)
  await from.click({ position: { x: 20, y: 12 } })
  await page.keyboard.type('03052026')
  expect(new URL(page.url()).searchParams.has('from')).toBe(false)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=/)
  expect(await page.evaluate(() => history.length)).toBe(before + 1)
  const day = await from.inputValue()
  expect(day).toMatch(/^2026-0[35]-0[35]$/)
  await to.fill('2026-01-01')
  await expect(page.getByRole('alert')).toContainText('尚未生效')
  await expect(page).not.toHaveURL(/[?&]to=/)
  await to.fill('2026-12-01')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.locator('[data-chip=time]')).toHaveText(`${day} 至 2026-12-01`)
})

test('a day that is none is said, and asks for nothing', async ({ page }) => {
  await openPanels(page)
  await page.getByRole('button', { name: '时间' }).click()
  const from = page.getByLabel('从', { exact: true })
  await from.fill('20261-03-05')
  await from.blur()
  await expect(page.getByRole('alert')).toContainText('没有这个日期')
  await expect(page).not.toHaveURL(/from=/)
  await from.fill('2026-03-05')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.locator('[data-chip=time]')).toHaveText('2026-03-05 起')
})

test('going back to an address without a camera shows the street, and leaves it without', async ({
  page,
}) => {
  await page.clock.install()
  await openPanels(page)
  await page.locator('[data-incident]').first().click()
  await expect(page).toHaveURL(/at=/)
  await mapDrawn(page)
  await page.clock.runFor(1000)
  await page.evaluate(() => {
    window.streetgridMap?.jumpTo({ zoom: 15 })
    history.back()
  })
  await expect(page).not.toHaveURL(/thing=/)
  await page.clock.runFor(2000)
  expect(new URL(page.url()).searchParams.has('at')).toBe(false)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a handle dragged with the mouse stops where it was let go', async ({ page }) => {
    await openPanels(page)
    const sheet = page.locator('section[data-height]')
    const handle = sheet.locator('button[aria-expanded]').first()
    await expect(sheet).toHaveAttribute('data-height', 'peek')
    const box = await handle.boundingBox()
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y - 100, { steps: 5 })
    await page.mouse.up()
    await atRest(sheet)
    await expect(sheet).toHaveAttribute('data-height', 'half')
  })
})
