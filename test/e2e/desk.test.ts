import type { Page } from '@playwright/test'
import type { IncidentPage } from '../../api/incident/incident.shapes.ts'
import { seriousFaults } from './accessible.ts'
import { drawnIds, expect, mapDrawn, test } from './map-page.ts'

const street = '320199001'

const asRole = (page: Page, username: string) =>
  page.request.post('/api/auth/sign-in/demo', { data: { username } })

async function queued(page: Page, filter: string): Promise<IncidentPage> {
  const answer = await page.request.get(`/api/incidents?street=${street}&sort=urgency&limit=500&${filter}`)
  return answer.json()
}

const shownIds = (page: Page) =>
  page
    .locator('[data-queued]')
    .evaluateAll((rows) =>
      rows
        .toSorted((one, other) => Number(one.dataset.index) - Number(other.dataset.index))
        .map(({ dataset }) => Number(dataset.queued)),
    )
const activeId = async (page: Page) =>
  Number((await page.locator('#queue-list').getAttribute('aria-activedescendant'))?.replace('queued-', ''))

/** Counts the tones that the page begins to play. */
const countTones = (page: Page) =>
  page.addInitScript(() => {
    const start = OscillatorNode.prototype.start
    Object.assign(window, { tones: 0 })
    OscillatorNode.prototype.start = function (when) {
      Object.assign(window, { tones: Number(Reflect.get(window, 'tones')) + 1 })
      start.call(this, when)
    }
  })
const tones = (page: Page) => page.evaluate(() => Number(Reflect.get(window, 'tones')))

const report = async (page: Page, description: string) => {
  const { incidents } = await queued(page, 'open=true')
  const { longitude, latitude } = incidents[0] ?? {}
  const data = { category: '0403', severity: 'urgent', longitude, latitude, description }
  return (await (await page.request.post('/api/incidents', { data })).json()).id as number
}

test('a commander comes to the desk, whose queues are what the API says, and goes through them by keyboard', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/401/)
  await page.goto('/desk?stage=handling')
  await expect(page).toHaveURL(/\/sign-in\?.*to=/)
  await page.getByRole('button', { name: /指挥长/ }).click()
  await expect(page).toHaveURL(/\/desk\?stage=handling/)
  await mapDrawn(page)
  const handling = await queued(page, 'stage=handling')
  const ids = handling.incidents.map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(8)
  expect((await shownIds(page)).slice(0, 8)).toEqual(ids.slice(0, 8))
  const overdue = await queued(page, 'open=true&overdue=true')
  await expect(page.locator('[data-queue=handling]')).toHaveAttribute('data-count', String(handling.total))
  await expect(page.locator('[data-queue=overdue]')).toHaveAttribute('data-count', String(overdue.total))
  await expect(page.locator('[data-figure=overdue]')).toHaveAttribute('data-value', String(overdue.total))

  const countdown = page.locator(
    `[data-queued="${ids.find((id) => !overdue.incidents.some((row) => row.id === id))}"] [data-clock]`,
  )
  await expect(countdown).toHaveText(/^剩 (\d+ 天 )?\d\d:\d\d/)
  const ticking = page.locator('[data-clock]', { hasText: /\d\d:\d\d:\d\d/ }).first()
  const before = await ticking.textContent()
  await expect(ticking).not.toHaveText(before ?? '')

  const list = page.locator('#queue-list')
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await activeId(page)).toBe(ids[2])
  await page.keyboard.press('End')
  expect(await activeId(page)).toBe(ids.at(-1))
  await page.keyboard.press('Home')
  expect(await activeId(page)).toBe(ids[0])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`incident=${ids[0]}`))
  await expect(page.locator('#incident h2')).toBeFocused()
  await expect(page.locator('#incident')).toContainText(handling.incidents[0]?.code ?? '')
  await mapDrawn(page)
  const marked = () =>
    page.evaluate(() => {
      const map = window.streetgridMap
      const rendered = (layer: string) => map?.queryRenderedFeatures({ layers: [layer] }) ?? []
      return { rings: rendered('incident/focus').length, lines: rendered('call-line').length }
    })
  await expect.poll(marked).toMatchObject({ rings: 1 })
  expect((await marked()).lines).toBeGreaterThan(0)
  expect(await drawnIds(page)).toContain(ids[0])
  await page.keyboard.press('Escape')
  await expect(page.locator('#incident')).toHaveCount(0)
  await expect(list).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('键盘快捷键')
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await expect(page).toHaveURL(/stage=dispatch/)
  await expect(list).toBeFocused()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('link', { name: '地图' }).click()
  await expect(page).toHaveURL(/\/(\?.*)?$/)
  await expect(page.getByRole('link', { name: '工作台' })).toBeVisible()

  await page.goto('/sign-in')
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page).toHaveURL(/\/desk$/)
})

test('what is urgent announces itself without taking the focus, and each step elsewhere is seen', async ({
  page,
}) => {
  await countTones(page)
  await asRole(page, 'commander')
  await page.goto('/desk?lang=en')
  await mapDrawn(page)
  await expect(page.locator('[data-live=live]')).toHaveCount(1)
  await expect(page.locator('[data-announcements]')).toHaveCount(0)
  const list = page.locator('#queue-list')
  await list.click({ position: { x: 4, y: 4 } })
  await list.focus()
  const id = await report(page, '试验：管道破裂')
  const announced = page.locator(`[data-announced="${id}"]`)
  await expect(announced).toContainText('Urgent')
  await expect(page.locator('[data-said]')).toContainText('1 new urgent incident')
  await expect(list).toBeFocused()
  await expect.poll(() => tones(page)).toBe(2)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Turn sounds off' }).click()
  const second = await report(page, '试验：又一处破裂')
  await expect(page.locator('[data-said]')).toHaveText('2 new urgent incidents')
  expect(await tones(page)).toBe(2)
  await page.locator(`[data-announced="${second}"]`).getByRole('button', { name: 'Open' }).click()
  await expect(page).toHaveURL(new RegExp(`incident=${second}`))
  await expect(page.locator(`[data-announced="${second}"]`)).toHaveCount(0)

  // The row under the reader's cursor is taken away by somebody else: the next one is current, the focus stays.
  await list.focus()
  await page.keyboard.press('Home')
  const [first, next] = await shownIds(page)
  expect(await activeId(page)).toBe(first)
  expect((await page.request.post(`/api/incidents/${first}/accept`)).status()).toBe(200)
  await expect(page.locator(`[data-queued="${first}"]`)).toHaveCount(0)
  expect(await activeId(page)).toBe(next)
  await expect(list).toBeFocused()
  await page.request.post(`/api/incidents/${second}/accept`)
  await expect(page.locator('#incident')).toContainText('Accepted')

  await page.reload()
  await expect(page.locator('#incident h2')).not.toBeEmpty()
  await expect(page.getByRole('button', { name: 'Turn sounds on' })).toBeVisible()

  // Two are picked by keyboard and sent together; one of them somebody else was faster with.
  await page.goto('/desk?stage=dispatch')
  await mapDrawn(page)
  const waiting = (await queued(page, 'stage=dispatch')).incidents.filter(({ unit_id }) => unit_id === null)
  expect(waiting.length).toBeGreaterThan(2)
  await list.focus()
  await page.keyboard.press('Control+a')
  await expect(page.locator('[data-picked=true]')).toHaveCount(waiting.length)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-picked=true]')).toHaveCount(0)
  const chosen = waiting.slice(0, 2).map(({ id: waitingId }) => waitingId)
  for (const wanted of chosen) {
    await page.keyboard.press('Home')
    while ((await activeId(page)) !== wanted) await page.keyboard.press('ArrowDown')
    await page.keyboard.press(' ')
  }
  await expect(page.locator('[data-picked=true]')).toHaveCount(2)
  await page.getByRole('button', { name: '派遣', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /派遣 2 件/ })
  await dialog.getByRole('button', { name: '派遣', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('至少选择一个单位')
  await dialog.getByRole('checkbox').first().check()
  expect(await seriousFaults(page)).toEqual([])
  const [faster] = await (await page.request.get(`/api/incidents/${chosen[1]}/suggestions?street=${street}`))
    .json()
    .then(({ units }: { units: { unit_id: number }[] }) => units.map(({ unit_id }) => unit_id))
  await page.request.post(`/api/incidents/${chosen[1]}/dispatch`, { data: { units: [faster] } })
  await dialog.getByRole('button', { name: '派遣', exact: true }).click()
  await expect(dialog.locator(`[data-dispatched="${chosen[0]}"]`)).toHaveAttribute('data-outcome', 'done')
  await expect(dialog.locator(`[data-dispatched="${chosen[1]}"]`)).toHaveAttribute('data-outcome', 'failed')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(page.locator('[data-picked=true]')).toHaveCount(0)
})
