import { expect, mapDrawn, openPanels, test } from './map-page.ts'

test('what one moves the map to after a step back is written into the address', async ({ page }) => {
  await openPanels(page)
  const map = page.locator('canvas.maplibregl-canvas')
  await map.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#drawer')).toBeVisible()
  // Neither entry says where to look.
  await expect(page).not.toHaveURL(/at=/)
  await page.evaluate(() => history.back())
  await expect(page.locator('#drawer')).toHaveCount(0)
  await map.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/at=/)
})

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  test('a flight that the next step back interrupts writes nothing into the history', async ({ page }) => {
    await page.addInitScript(() => {
      const written: string[] = []
      Object.assign(window, { written })
      const { replaceState } = History.prototype
      History.prototype.replaceState = function (state, unused, address) {
        written.push(String(address))
        replaceState.call(this, state, unused, address)
      }
    })
    await openPanels(page, '?thing=grid:320199001001001&at=118.7503,32.0721,15')
    const entries = [page.url()]
    for (const _ of ['first', 'second']) {
      const neighbours = page.locator('#drawer section').filter({ hasText: '相邻网格' })
      await neighbours.getByRole('listitem').getByRole('button').last().click()
      const before = entries.at(-1)?.match(/at=([^&]*)/)?.[1] ?? ''
      await expect.poll(() => page.url().includes(before)).toBe(false)
      await mapDrawn(page)
      entries.push(page.url())
    }
    await page.evaluate(() => Object.assign(window, { marked: Reflect.get(window, 'written').length }))
    for (const entry of [entries[1], entries[0]]) {
      await page.evaluate(() => history.back())
      await expect.poll(() => page.url()).toBe(entry)
      await page.waitForFunction(() => window.streetgridMap?.isMoving())
    }
    await mapDrawn(page)
    await expect(page).toHaveURL(entries[0] ?? '')
    await page.goForward()
    await mapDrawn(page)
    await expect(page).toHaveURL(entries[1] ?? '')
    const written: string[] = await page.evaluate(() =>
      Reflect.get(window, 'written').slice(Reflect.get(window, 'marked')),
    )
    const cameras = entries.map((entry) => entry.match(/at=([^&]*)/)?.[1])
    expect(written.filter((address) => !cameras.includes(address.match(/at=([^&]*)/)?.[1]))).toEqual([])
  })
})
