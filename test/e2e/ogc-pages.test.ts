import { expect, test } from './map-page.ts'

test.use({ viewport: { width: 390, height: 844 } })

test('the drawing of incidents shows points that can be seen on a phone', async ({ page }) => {
  await page.goto('/ogc/collections/incidents/items?limit=1&f=html')
  const map = page.locator('svg.map')
  await expect(map.locator('.point')).toHaveCount(1)
  const drawing = await map.screenshot()
  const painted = await page.evaluate(
    async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
      context?.drawImage(picture, 0, 0)
      const { data = [] } = context?.getImageData(0, 0, picture.width, picture.height) ?? {}
      let count = 0
      for (let at = 0; at < data.length; at += 4) if ((data[at + 2] ?? 0) - (data[at] ?? 0) > 80) count += 1
      return count
    },
    [...drawing],
  )
  // A dot of 10 px covers 79 of them; one of 3 px covers 7.
  expect(painted).toBeGreaterThan(60)
})
