import type { Page } from '@playwright/test'
import { atRest, expect, mapDrawn, openMap, test } from './map-page.ts'

const named = ['redevelopment/name', 'community/name', 'grid/number']

/** Names whose letters reach into a box of the screen. */
const namesIn = (page: Page, box: { x: number; y: number; width: number; height: number }) =>
  page.evaluate(
    ({ box: { x, y, width, height }, layers }) =>
      (
        window.streetgridMap?.queryRenderedFeatures(
          [
            [x, y],
            [x + width, y + height],
          ],
          { layers },
        ) ?? []
      ).map(({ properties }) => String(properties.name)),
    { box, layers: named },
  )

/** The middle of a zone's name on the screen, and whether it lies in the street. */
const nameOfZone = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const map = window.streetgridMap
    if (map === undefined) return null
    const { clientWidth, clientHeight } = map.getContainer()
    const step = 4
    const found = (x: number, y: number, width: number, height: number) =>
      map
        .queryRenderedFeatures(
          [
            [x, y],
            [x + width, y + height],
          ],
          { layers: ['redevelopment/name'] },
        )
        .some(({ properties }) => properties.name === wanted)
    const along = (length: number, hit: (at: number) => boolean) =>
      Array.from({ length: Math.floor(length / step) }, (_, index) => index * step).filter(hit)
    const rows = along(clientHeight, (y) => found(0, y, clientWidth, step - 1))
    const columns = along(clientWidth, (x) => found(x, 0, step - 1, clientHeight))
    if (rows.length === 0 || columns.length === 0) return null
    const middle = (places: number[]) => ((places[0] ?? 0) + (places.at(-1) ?? 0) + step) / 2
    const at: [number, number] = [middle(columns), middle(rows)]
    return { at, inside: map.queryRenderedFeatures(at, { layers: ['district-land/area'] }).length > 0 }
  }, name)

async function boxes(page: Page, selector: string) {
  const found = await page.locator(selector).all()
  const measured = await Promise.all(found.map((part) => part.boundingBox()))
  return measured.filter((box) => box !== null)
}

for (const [width, height, phone] of [
  [1440, 900, false],
  [1920, 1080, false],
  [390, 844, true],
] as const)
  test.describe(`the names of the whole street at ${width}×${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: phone, isMobile: phone })

    test('are whole, stay clear of panels and buttons, and follow one rule', async ({ page }) => {
      await openMap(page)
      const everywhere = { x: 0, y: 0, width, height }
      expect((await namesIn(page, everywhere)).length).toBeGreaterThan(10)
      const covered = await boxes(
        page,
        'header:first-of-type, main ~ section, main ~ * section[tabindex], [role=toolbar]',
      )
      expect(covered.length).toBeGreaterThan(1)
      const edges = [
        { x: 0, y: 0, width: 1, height },
        { x: width - 1, y: 0, width: 1, height },
      ]
      for (const box of [...edges, ...covered])
        expect(await namesIn(page, box), JSON.stringify(box)).toEqual([])
      const fits = await page.evaluate(() =>
        window.streetgridMap
          ?.queryRenderedFeatures({ layers: ['grid/number'] })
          .map(({ properties }) => properties.fits),
      )
      expect(new Set(fits).size).toBe(1)
    })

    test('that of the riverside lies in the street, beside its zone', async ({ page }) => {
      await openMap(page)
      const river = await nameOfZone(page, 'XX川河北路精细化整治')
      // A smaller screen has no room for every name of the whole street; one that is there stands in its place.
      expect(river?.inside ?? width < 1920).toBe(true)
    })
  })

test.describe('on a phone the street', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('fills the width and stands in the middle between filter and sheet, low or raised', async ({
    page,
  }) => {
    await openMap(page)
    const gap = () =>
      page.evaluate(() => {
        const map = window.streetgridMap
        const filter = document.querySelector('#filter button')?.getBoundingClientRect()
        const sheet = document.querySelector('[data-height]')?.getBoundingClientRect()
        const source = map?.querySourceFeatures('district') ?? []
        const points = source.flatMap(({ geometry }) =>
          geometry.type === 'Polygon' ? geometry.coordinates.flat() : [],
        )
        const pixels = points.map(([longitude = 0, latitude = 0]) => map?.project([longitude, latitude]))
        const xs = pixels.map((pixel) => pixel?.x ?? 0)
        const ys = pixels.map((pixel) => pixel?.y ?? 0)
        return {
          above: Math.min(...ys) - (filter?.bottom ?? 0),
          below: (sheet?.top ?? 0) - Math.max(...ys),
          width: Math.max(...xs) - Math.min(...xs),
        }
      })
    const low = await gap()
    expect(Math.abs(low.above - low.below)).toBeLessThan(6)
    expect(low.width).toBeGreaterThan(330)
    await page.getByRole('button', { name: '展开' }).click()
    await expect(page.locator('[data-height=half]')).toBeVisible()
    await atRest(page.locator('[data-height]'))
    await mapDrawn(page)
    const raised = await gap()
    expect(Math.abs(raised.above - raised.below)).toBeLessThan(6)
    expect(raised.above).toBeGreaterThan(10)
  })
})
