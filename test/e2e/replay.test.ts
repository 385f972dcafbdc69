import { seriousFaults } from './accessible.ts'
import { counted, drawnIds, expect, openPanels, test } from './map-page.ts'

const street = '320199001'

test('a past moment is drawn, listed and told as it was; the day plays on, and there is a way back', async ({
  page,
}) => {
  const yesterday = new Date(Date.now() - 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
  const asked = (time: string, more: string) =>
    page.request
      .get(
        `/api/incidents?street=${street}&limit=500&${more}&at=${encodeURIComponent(`${yesterday}T${time}:00+08:00`)}`,
      )
      .then((answer) => answer.json())
  await openPanels(page, `?open=true&moment=${yesterday}T10:00`)
  const bar = page.getByRole('region', { name: '回放' })
  await expect(bar).toHaveAttribute('data-moment', `${yesterday}T10:00`)
  const idsAt = async (time: string) =>
    (await asked(time, 'open=true')).incidents
      .map(({ id }: { id: number }) => id)
      .toSorted((one: number, other: number) => one - other)
  const then = await idsAt('10:00')
  expect(then.length).toBeGreaterThan(10)
  await expect.poll(() => drawnIds(page)).toEqual(then)
  expect(await counted(page)).toBe(then.length)
  const { total: handling } = await asked('10:00', 'stage=handling')
  await expect(bar.locator('[data-then=handling] strong')).toHaveText(String(handling))

  // What is opened tells itself as it was, and nothing can be done with it.
  const row = page.locator('[data-incident]').first()
  const id = await row.getAttribute('data-incident')
  await row.click()
  const own = await (
    await page.request.get(
      `/api/incidents/${id}?street=${street}&at=${encodeURIComponent(`${yesterday}T10:00:00+08:00`)}`,
    )
  ).json()
  await expect(page.locator('#drawer [data-verb]')).toHaveCount(own.history.length)
  expect(await seriousFaults(page)).toEqual([])

  await page.locator('#drawer').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '回到全街道' }).click()

  // By hand, in quarters of an hour; then it plays by itself.
  const slider = bar.getByRole('slider', { name: '时刻' })
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(bar).toHaveAttribute('data-moment', `${yesterday}T10:15`)
  await page.keyboard.press('End')
  await expect(bar).toHaveAttribute('data-moment', `${yesterday}T23:59`)
  await page.keyboard.press('Home')
  await expect(bar).toHaveAttribute('data-moment', `${yesterday}T00:00`)
  await page.keyboard.press(' ')
  await expect
    .poll(async () => ((await bar.getAttribute('data-moment')) ?? '') > `${yesterday}T00:30`)
    .toBe(true)
  await page.keyboard.press(' ')
  await expect(bar.getByRole('button', { name: '播放' })).toBeVisible()
  const paused = await bar.getAttribute('data-moment')
  const drawn = await idsAt(paused?.slice(11) ?? '')
  await expect.poll(() => drawnIds(page)).toEqual(drawn)
  await expect(bar).toHaveAttribute('data-moment', paused ?? '')

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(bar).toBeVisible()
  for (const right of await bar
    .locator('button, input')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().right)))
    expect(right).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
  await bar.getByRole('button', { name: '回到现在' }).click()
  await expect(bar).toHaveCount(0)
  await expect(page).not.toHaveURL(/moment=/)
  const present = await (await page.request.get(`/api/incidents?street=${street}&open=true&limit=500`)).json()
  await expect.poll(() => counted(page)).toBe(present.total)
})
