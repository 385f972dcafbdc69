import type { Page } from '@playwright/test'
import { counted, expect, listedIds, mapDrawn, openPanels, test } from './map-page.ts'
import { secondStreet } from './second-street.ts'

const first = '320199001'
const second = secondStreet.street

/** The codes of the grids drawn on the map. */
const drawnGrids = async (page: Page): Promise<string[]> => {
  await mapDrawn(page)
  return page.evaluate(() => {
    const found = window.streetgridMap?.queryRenderedFeatures({ layers: ['grid/area'] }) ?? []
    return [...new Set(found.map(({ properties }) => String(properties.code)))].toSorted()
  })
}
const streetsOf = (codes: string[]) => [...new Set(codes.map((code) => code.slice(0, 9)))]

/** What the server says of a street: its name, its grids, the ids of its incidents. */
async function known(page: Page, street: string) {
  const ask = async (path: string) => (await page.request.get(`/api/${path}`)).json()
  const { name, totals } = await ask(`districts/${street}`)
  const { columns } = await ask(`incidents/points?street=${street}`)
  return { name: String(name), grids: Number(totals.grids), incidents: new Set<number>(columns.id) }
}

async function expectStreet(page: Page, street: string): Promise<void> {
  const { name, grids, incidents } = await known(page, street)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await expect(page.getByText(`${grids} 网格`, { exact: true })).toBeVisible()
  await expect.poll(() => counted(page)).toBe(incidents.size)
  await expect
    .poll(async () => {
      const listed = await listedIds(page)
      return listed.length > 0 && listed.every((id) => incidents.has(id))
    })
    .toBe(true)
  await expect.poll(async () => streetsOf(await drawnGrids(page))).toEqual([street])
}

test('the switch in the bar lists both streets and shows the chosen one; back returns', async ({ page }) => {
  await openPanels(page, `?grid=${first}001001`)
  const filtered = await counted(page)
  const names = [(await known(page, first)).name, (await known(page, second)).name]
  // On its way the map still shows the street it leaves, which is no reason to say that this one is out of sight.
  await page.evaluate(() => {
    const seen = () => {
      if (document.body.textContent.includes('画面中没有本街道')) Object.assign(window, { saidAway: true })
    }
    new MutationObserver(seen).observe(document.body, { childList: true, subtree: true })
  })
  await page.getByRole('button', { name: '选择街道' }).click()
  await expect(page.getByRole('menuitem')).toHaveText(names)
  await expect(page.getByRole('menuitem', { name: names[0] ?? '', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await page.getByRole('menuitem', { name: names[1] ?? '', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`street=${second}`))
  await expect(page.locator('[data-chip]')).toHaveCount(0)
  await expectStreet(page, second)
  expect((await drawnGrids(page)).length).toBe(20)

  await page.goBack()
  await expect(page).not.toHaveURL(new RegExp(second))
  await expect(page.locator('[data-chip]')).toHaveText(['第1网格'])
  await expect.poll(() => counted(page)).toBe(filtered)
  await expect.poll(async () => streetsOf(await drawnGrids(page))).toEqual([first])
  expect(await page.evaluate(() => Reflect.get(window, 'saidAway'))).toBeUndefined()
})

test('an address with ?street= opens that street, and one without the first', async ({ page }) => {
  await openPanels(page, `?street=${second}`)
  await expectStreet(page, second)
  await openPanels(page)
  await expectStreet(page, first)
})

test('legend and layers are of what the street has', async ({ page }) => {
  await page.route('**/api/features/redevelopment-zones?*', (route) =>
    route.fulfill({ json: { type: 'FeatureCollection', features: [] } }),
  )
  await openPanels(page, `?street=${second}&panel=layers`)
  await page.getByRole('button', { name: '图例' }).click()
  const legend = page.getByRole('region', { name: '图例' })
  await expect(legend.getByRole('heading', { name: '网格' })).toBeVisible()
  await expect(legend.getByRole('heading', { name: '更新片区' })).toHaveCount(0)
  const zones = page.locator('[data-layer=redevelopment]').locator('..').locator('..')
  await expect(zones).toContainText('无数据')
})

test('a street that is not there is said, with the way to those that are', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/404|Failed to load resource/)
  await page.goto('/?street=999999999&grid=999999999001001&lang=zh')
  await expect(page.getByRole('alert')).toContainText('没有代码为 999999999 的街道')
  await expect(page.locator('[data-count]')).toHaveCount(0)
  // There is nothing to print, now or once a street is chosen.
  const entries = await page.evaluate(() => history.length)
  await page.keyboard.press('Control+p')
  await page.getByRole('navigation', { name: '选择街道' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/street=320199001/)
  await expect.poll(() => counted(page)).toBeGreaterThan(1000)
  await expect(page.locator('[data-chip]')).toHaveCount(0)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await page.evaluate(() => history.length)).toBe(entries + 1)
})

test('a street that holds no people or estates is not said to have none', async ({ page }) => {
  await page.route('**/api/districts/320199001', async (route) => {
    const response = await route.fetch()
    const district = await response.json()
    const none = { estates: 0, households: 0, resident_population: 0, registered_population: 0 }
    const totals = { ...district.totals, ...none, elderly_population: 0 }
    await route.fulfill({ response, json: { ...district, totals } })
  })
  await page.route('**/api/features/estates?*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { type: 'FeatureCollection', features: [] } })
  })
  await openPanels(page, '?panel=layers&figure=people')
  await expect(page.locator('header').getByText(/\d 网格/)).toBeVisible()
  await expect(page.locator('header').getByText(/\d 小区/)).toHaveCount(0)
  // What is not known, and what has no records of its own, opens nothing.
  await expect(page.getByRole('button', { name: /^党员 / })).toHaveCount(0)
  await page.evaluate(() => history.pushState(null, '', '?panel=layers&thing=grid:320199001001001'))
  const households = page.locator('#drawer [data-figure]').filter({ hasText: '户数' })
  await expect(households).toContainText('无数据')
  await expect(households.getByRole('button')).toHaveCount(1)
  await page.goBack()
  const layers = page.getByRole('region', { name: '图层' })
  await expect(layers.getByRole('radio', { name: '常住人口' })).toBeDisabled()
  await expect(layers.getByRole('radio', { name: '事件数' })).toBeEnabled()
  await expect(layers.getByText('无数据').first()).toBeVisible()
  await page.getByRole('button', { name: '地点' }).click()
  await page
    .getByRole('dialog')
    .locator('label', { hasText: /^小区$/ })
    .click()
  await expect(page.getByRole('group', { name: '小区' }).getByRole('status')).toHaveText('无数据')
  await page
    .getByRole('dialog')
    .locator('label', { hasText: /^网格$/ })
    .click()
  await page.getByRole('textbox', { name: '查找' }).fill('zzz')
  await expect(page.getByRole('group', { name: '网格' }).getByRole('status')).toContainText('zzz')
})
