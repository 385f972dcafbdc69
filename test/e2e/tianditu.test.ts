import type { Page } from '@playwright/test'
import { expect, mapDrawn, openMap, test } from './map-page.ts'

const tile = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGN48egKAAVUAp9mpOnjAAAAAElFTkSuQmCC',
  'base64',
)
const attribution = '天地图 © 国家地理信息公共服务平台 · 审图号：GS(2024)0000号'

/** Answers in place of 天地图, and says what it was asked. */
async function standIn(page: Page): Promise<URL[]> {
  const asked: URL[] = []
  await page.route(/tianditu\.gov\.cn/, (route) => {
    asked.push(new URL(route.request().url()))
    return route.fulfill({
      contentType: 'image/png',
      headers: { 'access-control-allow-origin': '*' },
      body: tile,
    })
  })
  return asked
}

const drawnLayers = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      window.streetgridMap
        ?.getStyle()
        .layers.filter(({ layout }) => layout?.visibility !== 'none')
        .map(({ id }) => id) ?? [],
  )

test('with a key 天地图 is offered, asks nobody until it is turned on, and says whose it is', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/left the server: https:\/\/t[0-7]\.tianditu\.gov\.cn\//)
  const asked = await standIn(page)
  await openMap(page, '?panel=layers')
  const toggle = page.getByRole('switch', { name: '天地图底图' })
  await expect(toggle).not.toBeChecked()
  await expect(page.getByText(attribution)).toHaveCount(0)
  expect(asked).toEqual([])

  await toggle.click()
  await expect(page).toHaveURL(/show=tianditu/)
  await expect(page.getByText(attribution)).toBeVisible()
  const isOnTop = await page.getByText(attribution).evaluate((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect()
    return [left + 2, right - 2].every((x) => document.elementFromPoint(x, (top + bottom) / 2) === text)
  })
  expect(isOnTop).toBe(true)
  await expect
    .poll(() => [...new Set(asked.map(({ pathname }) => pathname))].toSorted())
    .toEqual(['/cva_w/wmts', '/vec_w/wmts'])
  await mapDrawn(page)
  expect(asked.every(({ searchParams }) => searchParams.get('tk') === 'key of the browser tests')).toBe(true)
  const drawn = await drawnLayers(page)
  expect(drawn.indexOf('tianditu/cva')).toBe(drawn.indexOf('tianditu/vec') + 1)
  expect(drawn.some((id) => id.startsWith('grid'))).toBe(true)
  expect(drawn.filter((id) => /^(road|water|district-land)/.test(id))).toEqual([])

  await toggle.click()
  await expect(page).not.toHaveURL(/show=/)
  await expect(page.getByText(attribution)).toHaveCount(0)
  const back = await drawnLayers(page)
  expect(back.filter((id) => id.startsWith('tianditu'))).toEqual([])
  expect(back.some((id) => id.startsWith('road'))).toBe(true)
})

test('without a key there is no switch, and an address that asks for it asks nobody', async ({ page }) => {
  const asked = await standIn(page)
  await page.route('**/api/settings', (route) => route.fulfill({ json: { tianditu: null } }))
  await openMap(page, '?panel=layers&show=tianditu')
  await expect(page.getByRole('switch', { name: '道路' })).toBeVisible()
  await expect(page.getByRole('switch', { name: '天地图底图' })).toHaveCount(0)
  expect((await drawnLayers(page)).some((id) => id.startsWith('road'))).toBe(true)
  expect(asked).toEqual([])
})
