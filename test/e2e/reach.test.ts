import { seriousFaults } from './accessible.ts'
import { expect, mapDrawn, openMap, test } from './map-page.ts'

for (const palette of ['dusk', 'paper'])
  test(`axe finds nothing serious in ${palette}`, async ({ page }) => {
    await openMap(page, `?palette=${palette}&grid=320199001001001`)
    expect(await seriousFaults(page)).toEqual([])
    await page.locator('[data-incident]').first().click()
    await expect(page.locator('#drawer h2')).not.toBeEmpty()
    expect(await seriousFaults(page)).toEqual([])
  })

test('the language switch changes the page, its address and what it says it is written in', async ({
  page,
}) => {
  await openMap(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
  await expect(page).toHaveURL(/lang=en/)
  await expect(page.getByRole('heading', { name: 'Incidents' }).first()).toBeVisible()
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByRole('heading', { name: '按环节' })).toBeVisible()
})

test('by keyboard alone: to the list, into an incident, and out', async ({ page }) => {
  await openMap(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到事件列表' })).toBeFocused()
  await page.keyboard.press('Enter')
  const list = page.getByRole('listbox', { name: '事件列表' })
  await expect(list).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const active = await list.getAttribute('aria-activedescendant')
  expect(active).toMatch(/^incident-\d+$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`thing=incident:${active?.slice('incident-'.length)}`))
  await expect(page.locator('#drawer h2')).not.toBeEmpty()
  await page.keyboard.press('Escape')
  await expect(page.locator('#drawer')).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the sheet holds the list, the filter is a sheet of its own, targets are large enough', async ({
    page,
  }) => {
    await page.goto('/')
    await mapDrawn(page)
    await page.getByText('概况', { exact: true }).click()
    await expect(page.getByRole('heading', { name: '按环节' })).toBeVisible()
    await page.getByText('事件列表', { exact: true }).first().click()
    await expect(page.locator('[data-incident]').first()).toBeVisible()
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByRole('switch', { name: '只看超期' }).click()
    await page.getByRole('button', { name: '查看结果' }).click()
    await expect(page.locator('#filter [data-chip=overdue]')).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.locator('[data-incident]').first().click()
    await expect(page.locator('#drawer h2')).not.toBeEmpty()
    const small = await page
      .locator('header button, #drawer header button, [role=toolbar] button')
      .evaluateAll((buttons) =>
        buttons
          .map((button) => ({ name: button.getAttribute('aria-label'), box: button.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
          .map(({ name, box }) => `${name} ${box.width}×${box.height}`),
      )
    expect(small).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await seriousFaults(page)).toEqual([])
  })
})
