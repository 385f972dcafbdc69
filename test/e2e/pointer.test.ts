import type { Page } from '@playwright/test'
import { expect, mapDrawn, openMap, test } from './map-page.ts'

const tooltip = (page: Page) => page.getByRole('tooltip')

/** Puts the pointer on an open incident drawn alone, where no panel lies over it. */
async function pointAtIncident(page: Page) {
  const spot = await page.evaluate(() => {
    const map = window.streetgridMap
    for (const { geometry, properties } of map?.queryRenderedFeatures({ layers: ['incident/open'] }) ?? []) {
      if (geometry.type !== 'Point') continue
      const [longitude = 0, latitude = 0] = geometry.coordinates
      const { x, y } = map?.project([longitude, latitude]) ?? { x: 0, y: 0 }
      if (document.elementFromPoint(x, y) === map?.getCanvas()) return { x, y, id: Number(properties.id) }
    }
    return null
  })
  expect(spot).not.toBeNull()
  await page.mouse.move((spot?.x ?? 0) + 1, spot?.y ?? 0)
  await expect(tooltip(page)).toBeVisible()
  return spot?.id
}
const marked = (page: Page) =>
  page.evaluate(
    () => window.streetgridMap?.queryRenderedFeatures({ layers: ['incident/focus'] }).length ?? -1,
  )

test.use({ contextOptions: { reducedMotion: 'no-preference' } })

test.describe('the name of what lies under the pointer goes', () => {
  const near = '?at=118.7503,32.0721,16.5'

  test('when the wheel zooms', async ({ page }) => {
    await openMap(page, near)
    await pointAtIncident(page)
    await page.mouse.wheel(0, -240)
    await expect(tooltip(page)).toHaveCount(0)
    await expect.poll(() => marked(page)).toBe(0)
  })

  test('when the map flies elsewhere', async ({ page }) => {
    await openMap(page, near)
    await pointAtIncident(page)
    await page.evaluate(() => window.streetgridMap?.easeTo({ bearing: 40, duration: 100 }))
    await expect(tooltip(page)).toHaveCount(0)
  })

  test('when a tool takes the map', async ({ page }) => {
    await openMap(page, near)
    await pointAtIncident(page)
    await page.getByRole('button', { name: '画多边形' }).dispatchEvent('click')
    await expect(page.getByText('依次点击各角')).toBeVisible()
    await expect(tooltip(page)).toHaveCount(0)
    await expect.poll(() => marked(page)).toBe(0)
  })
})

test('an incident that a ring holds is marked where it lies', async ({ page }) => {
  await openMap(page, '?open=true&at=118.7503,32.0721,13')
  const alone = await page.evaluate(() =>
    window.streetgridMap
      ?.queryRenderedFeatures({ layers: ['incident/open'] })
      .map(({ properties }) => Number(properties.id)),
  )
  const listed = await page
    .locator('[data-incident]')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-incident'))))
  const held = listed.find((id) => !alone?.includes(id))
  expect(held).toBeDefined()
  expect(await marked(page)).toBe(0)
  await page.locator(`[data-incident="${held}"]`).hover()
  await expect.poll(() => marked(page)).toBe(1)
  await mapDrawn(page)
  const place = await page.evaluate(() => {
    const [mark] = window.streetgridMap?.queryRenderedFeatures({ layers: ['incident/focus'] }) ?? []
    return mark?.geometry.type === 'Point' ? mark.geometry.coordinates : []
  })
  const { longitude, latitude } = await page.evaluate(async (id) => {
    const answer = await fetch(`/api/incidents/${id}?street=320199001`)
    return answer.json()
  }, held)
  expect(place[0]).toBeCloseTo(longitude, 3)
  expect(place[1]).toBeCloseTo(latitude, 3)
  await page.locator(`[data-incident="${held}"]`).click()
  await expect(page.locator('#drawer h2')).not.toBeEmpty()
  await mapDrawn(page)
  await page.evaluate(() => window.streetgridMap?.jumpTo({ zoom: 13 }))
  await mapDrawn(page)
  const opened = await page.evaluate(() =>
    window.streetgridMap
      ?.queryRenderedFeatures({ layers: ['incident/focus'] })
      .filter(({ properties }) => properties.opened === true),
  )
  expect(opened).toHaveLength(1)
})
