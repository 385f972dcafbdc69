import { test as base, expect, type Locator, type Page } from '@playwright/test'

/** The page, watched: a request that leaves the server, an error in the console or an exception fails the test. */
export const test = base.extend<{ expectTrouble: (pattern: RegExp) => void }>({
  expectTrouble: [
    async ({ page, baseURL }, use) => {
      const expected: RegExp[] = []
      const trouble: string[] = []
      page.on('request', (request) => {
        const address = request.url()
        const own = [`${baseURL}/`, 'data:', 'blob:'].some((start) => address.startsWith(start))
        if (!own) trouble.push(`left the server: ${address}`)
      })
      page.on('console', (message) => {
        if (message.type() === 'error') trouble.push(`console: ${message.text()}`)
      })
      page.on('pageerror', (error) => trouble.push(`exception: ${error.message}`))
      await use((pattern) => expected.push(pattern))
      expect(trouble.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([])
    },
    { auto: true },
  ],
})

/** Cuts the stream of changes off for a page not yet opened: then incidents are asked for every half minute. */
export async function withoutStream(page: Page, expectTrouble: (pattern: RegExp) => void): Promise<void> {
  expectTrouble(/net::ERR_FAILED/)
  await page.route('**/api/live?*', (route) => route.abort())
}

/** Waits until the answers are there and the map has drawn them, names faded in and the camera at rest. */
export async function mapDrawn(page: Page): Promise<void> {
  await expect(page.locator('main[aria-busy=false]')).toHaveCount(1, { timeout: 60_000 })
  await page.waitForFunction(() => window.streetgridMap !== undefined)
  await page.evaluate(async () => {
    const map = window.streetgridMap
    if (map === undefined) return
    // What React was given last reaches the map by the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await new Promise((resolve) => {
      map.once('idle', resolve)
      map.triggerRepaint()
    })
  })
}

/** Waits until an element has moved to where its style says. */
export const atRest = (element: Locator): Promise<void> =>
  element.evaluate(async (node) => {
    await new Promise(requestAnimationFrame)
    await Promise.allSettled(node.getAnimations().map(({ finished }) => finished))
  })

const baseMap = 'building,tree,road,water,rail,ground,context,community,district-outside,estate,redevelopment'

/**
 * The same with only grids and incidents on the map, for what stands beside it: software rendering takes half of a page's
 * time for the rest.
 */
export const openPanels = (page: Page, search = ''): Promise<void> =>
  openMap(page, `${search === '' ? '?' : `${search}&`}hide=${baseMap}`)

/** Opens an address of the map page and waits for the count and the drawn map. */
export async function openMap(page: Page, search = ''): Promise<void> {
  await page.goto(`/${search}`)
  await expect(count(page)).toHaveAttribute('data-count', /\d/)
  await mapDrawn(page)
}

const count = (page: Page) => page.locator('[data-count], [role=status][aria-live=polite]').first()

/** How many incidents the list says there are. */
export const counted = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-count]').getAttribute('data-count'))

/** The ids of the incidents in the list's rows. */
export const listedIds = (page: Page): Promise<number[]> =>
  page
    .locator('[data-incident]')
    .evaluateAll((rows) =>
      rows.map((row) => Number(row.getAttribute('data-incident'))).toSorted((a, b) => a - b),
    )

/** The ids of the open incidents drawn on the map, those inside rings of several included. */
export const drawnIds = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const map = window.streetgridMap
    const source = map?.getSource('incidents-open')
    if (map === undefined || source === undefined || !('getClusterLeaves' in source)) return []
    const { getClusterLeaves } = source as {
      getClusterLeaves(id: number, limit: number, offset: number): Promise<GeoJSON.Feature[]>
    }
    const ids = new Set<number>()
    for (const feature of map.queryRenderedFeatures({ layers: ['incident/open', 'incident/cluster'] })) {
      const group = feature.properties.cluster_id
      // A ring that was drawn from data since replaced has no leaves any more: the caller looks again.
      const leaves =
        group === undefined
          ? [feature]
          : await getClusterLeaves.call(source, group, 1000, 0).catch((): GeoJSON.Feature[] => [])
      for (const leaf of leaves) ids.add(Number(leaf.properties?.id))
    }
    return [...ids].toSorted((a, b) => a - b)
  })

export { expect }
