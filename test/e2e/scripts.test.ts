import { gzipSync } from 'node:zlib'
import { expect, openMap, test } from './map-page.ts'

const budgetKilobytes = 650

test('the first map page needs few scripts, and tools bring theirs when they are used', async ({ page }) => {
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (response.url().endsWith('js')) scripts.set(response.url(), response.body())
  })
  await openMap(page)
  const own = [...scripts].filter(([address]) => !address.includes('worker'))
  const sizes = await Promise.all(own.map(async ([, body]) => gzipSync(await body).length))
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000
  expect(kilobytes).toBeGreaterThan(budgetKilobytes / 2)
  expect(kilobytes).toBeLessThan(budgetKilobytes)

  const first = scripts.size
  await page.getByRole('button', { name: '画多边形' }).click()
  await expect.poll(() => scripts.size).toBeGreaterThan(first)
})
