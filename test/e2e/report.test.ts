import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { seriousFaults } from './accessible.ts'
import { drawnIds, expect, mapDrawn, test } from './map-page.ts'

const street = '320199001'

/** What a field offers to choose from. */
const offered = (page: Page) => page.locator('[data-combobox-option]:visible')

test('a report takes its place from an address or the map, is refused outside, and is merged where it is the same', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/ERR_FAILED|422/)
  test.slow()
  await page.request.post('/api/auth/sign-in/demo', { data: { username: 'commander' } })
  await page.goto('/desk?lang=en')
  await mapDrawn(page)
  await page.locator('#queue-list').focus()
  await page.keyboard.press('n')
  const form = page.getByRole('form', { name: 'Report an incident' })
  await expect(form.getByRole('combobox', { name: 'Category' })).toBeFocused()
  await page.keyboard.type('0102')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('combobox', { name: 'Category' })).toHaveValue(/0102/)
  await form.getByRole('button', { name: 'Report', exact: true }).click()
  await expect(form.getByRole('alert')).toHaveText('Choose a place.')

  // A point of the map that lies outside is told with the nearest grid.
  await page.evaluate(() => window.streetgridMap?.jumpTo({ center: [118.738, 32.07], zoom: 16 }))
  await mapDrawn(page)
  const map = await page.locator('.map-view').boundingBox()
  await page.mouse.click((map?.x ?? 0) + (map?.width ?? 0) / 2, (map?.y ?? 0) + (map?.height ?? 0) / 2)
  await expect(page.locator('[data-place-marker]')).toHaveCount(1)
  await expect(form.getByText(/Outside of the district; the nearest is 第\d+网格, .* away/)).toBeVisible()
  await form.getByLabel('Description').fill('桶边袋装垃圾成堆，电话 13812345678')
  await form.getByRole('button', { name: 'Report', exact: true }).click()
  await expect(form.getByRole('alert')).toContainText('Outside of the district; the nearest is')

  // An address means a building, whatever it goes on to say.
  const address = form.getByRole('combobox', { name: 'Place' })
  await address.fill('铁南小区4号楼301')
  await offered(page).first().click()
  await expect(form.locator('[data-inside]')).toContainText('铁南小区')
  const sideways = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#38a' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: sideways })
  await expect(form.locator('[data-state=done]')).toHaveCount(1)
  await form.getByLabel('Name').fill('张女士')
  await form.getByLabel('Telephone').fill('13812345678')

  // The line is cut while it is sent: what was typed stays, and what is sent again is filed once.
  await page.route('**/api/incidents?*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await form.getByRole('button', { name: 'Report', exact: true }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await page.unroute('**/api/incidents?*')
  await form.getByRole('button', { name: 'Report', exact: true }).click()
  await expect(page).toHaveURL(/incident=\d+/)
  const id = Number(/incident=(\d+)/.exec(page.url())?.[1])
  const pane = page.locator('#incident')
  await expect(pane).toContainText('铁南小区')
  await expect(pane).toContainText('张**')
  await expect(pane).not.toContainText('13812345678')
  await expect.poll(() => drawnIds(page)).toContain(id)

  // Another of the same is shown the first, and becomes part of it.
  await page.getByRole('button', { name: 'Report', exact: true }).click()
  await form.getByRole('combobox', { name: 'Category' }).fill('0102')
  await offered(page).filter({ hasText: '0102' }).click()
  await address.fill('铁南小区4幢')
  await offered(page).first().click()
  const same = form.locator(`[data-same="${id}"]`)
  await expect(same).toBeVisible()
  await same.getByRole('checkbox').check()
  await form.getByLabel('Description').fill('四幢旁垃圾堆')
  expect(await seriousFaults(page)).toEqual([])
  await form.getByRole('button', { name: 'Report and merge' }).click()
  await expect(pane).toContainText('Merged')
  const merged = Number(/incident=(\d+)/.exec(page.url())?.[1])
  const told = await (await page.request.get(`/api/incidents/${merged}?street=${street}`)).json()
  expect([told.stage, told.loop.merged_into]).toEqual(['merged', id])
})

test('a leader reports from a phone what is settled already, and closing keeps what was typed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.request.post('/api/auth/sign-in/demo', { data: { username: 'leader' } })
  const { scope } = await (await page.request.get('/api/me')).json()
  const { features } = await (await page.request.get(`/api/features/buildings?street=${street}`)).json()
  const own = features.find(
    ({ properties }: { properties: { grid_code: string; address: string | null } }) =>
      properties.grid_code === scope && properties.address !== null,
  )
  await page.goto('/desk?report=true')
  const form = page.getByRole('form', { name: '上报事件' })
  await form.getByRole('combobox', { name: '类别' }).fill('0201')
  await offered(page).filter({ hasText: '0201' }).click()
  await form.getByRole('combobox', { name: '地点' }).fill(own.properties.address)
  await offered(page).first().click()
  await form.getByLabel('描述').fill('楼道口小广告')
  await form.getByRole('button', { name: '取消' }).click()
  await expect(form).toHaveCount(0)
  await page.getByRole('button', { name: '上报' }).click()
  await expect(form.getByLabel('描述')).toHaveValue('楼道口小广告')
  await form.getByRole('checkbox', { name: /已当场解决/ }).check()
  await form.getByLabel('处置情况').fill('已铲除')
  for (const side of await form
    .locator('input, textarea, button')
    .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().right)))
    expect(side).toBeLessThanOrEqual(390)
  expect(await seriousFaults(page)).toEqual([])
  await form.getByRole('button', { name: '上报' }).click()
  await expect(page.locator('#incident [data-verb=complete]')).toContainText('已铲除')
  await expect(page.locator('#incident [aria-current=step]')).toContainText('督办')
  // Whoever completed it does not verify it.
  await expect(page.locator('[data-do=verify]')).toHaveCount(0)
})
