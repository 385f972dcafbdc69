import type { Locator } from '@playwright/test'
import { expect, mapDrawn, openMap, test } from './map-page.ts'

/** Texts of the sheet that are not seen whole. */
const cutWords = (sheet: Locator) =>
  sheet
    .locator('article :is(td, th, p, h1, h2, h3, li, footer)')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.textContent),
    )

test('the key that prints opens the preview, in either paper and language whole', async ({ page }) => {
  // Two maps are drawn for paper, one after the other, without a graphics card.
  test.slow()
  await openMap(page, '?lang=en&grid=320199001001001&palette=paper')
  // What hangs open above the page is neither seen nor printed.
  await page.getByRole('button', { name: 'Category' }).click()
  const popup = page.getByRole('dialog', { name: 'Category' })
  await expect(popup).toBeVisible()
  await page.keyboard.press('Control+p')
  const sheet = page.getByRole('dialog', { name: 'Print preview' })
  await page.emulateMedia({ media: 'print' })
  await expect(popup).toBeHidden()
  await page.emulateMedia({ media: null })
  const picture = sheet.getByRole('img', { name: /^Map/ })
  for (const paper of ['A4', 'A3']) {
    await sheet.getByText(paper, { exact: true }).click()
    await expect(sheet.locator('article')).toHaveAttribute('data-paper', paper)
    await expect(picture).toBeVisible({ timeout: 90_000 })
    expect(await cutWords(sheet)).toEqual([])
    const parts = await sheet.locator('article > *').evaluateAll((elements) =>
      elements.map((element) => {
        const { top, bottom, left, right } = element.getBoundingClientRect()
        // The map that is drawn for the picture lies unseen behind it, a quarter larger.
        const isMap = element.querySelector('.map-view') !== null
        return { top, bottom, left, right, cut: !isMap && element.scrollHeight > element.clientHeight + 1 }
      }),
    )
    const whole = await sheet.locator('article').boundingBox()
    for (const part of parts) {
      expect(part).toMatchObject({ cut: false })
      expect(part.bottom).toBeLessThanOrEqual((whole?.y ?? 0) + (whole?.height ?? 0))
      expect(part.right).toBeLessThanOrEqual((whole?.x ?? 0) + (whole?.width ?? 0))
    }
  }
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)

  // Opened while the map is on its way, the sheet shows where it comes to rest.
  await page.evaluate(() =>
    window.streetgridMap?.easeTo({ center: [118.9, 32.2], duration: 600_000, essential: true }),
  )
  await page.keyboard.press('Control+p')
  await expect(picture).toBeVisible({ timeout: 90_000 })
  const underway = (await picture.getAttribute('src')) ?? ''
  await page.evaluate(() => window.streetgridMap?.stop())
  await expect
    .poll(async () => (await picture.getAttribute('src')) === underway, { timeout: 90_000 })
    .toBe(false)
  await expect(sheet.getByRole('button', { name: 'Print', exact: true })).toBeEnabled()
})

test('the sheet prints once it has the map, uncropped, with scale and north', async ({ page }) => {
  await openMap(page, '?circle=118.7503,32.0721,300')
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'true')
  })
  await page.getByRole('button', { name: '打印' }).click()
  const sheet = page.getByRole('dialog', { name: '打印预览' })
  const now = sheet.getByRole('button', { name: '打印' })
  await expect(now).toBeDisabled()
  const picture = sheet.getByRole('img', { name: /地图$/ })
  await expect(picture).toBeVisible({ timeout: 90_000 })
  await expect(now).toBeEnabled()
  const look = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const { width: across, height: down } = image.getBoundingClientRect()
    // The sheet's map is drawn a quarter larger than it is printed, and signs are placed on what is drawn.
    const [width, height] = [across * 1.25, down * 1.25]
    const ratio = image.naturalWidth / width
    /** How many pixels of a box are the ink of the scale and the arrow. */
    const inked = (x: number, y: number, width: number, height: number) => {
      const { data } = context?.getImageData(x * ratio, y * ratio, width * ratio, height * ratio) ?? {
        data: [],
      }
      let count = 0
      for (let index = 0; index < data.length; index += 4)
        if (data[index] === 0x1f && data[index + 1] === 0x29 && data[index + 2] === 0x33) count++
      return count
    }
    const frame = image.parentElement?.getBoundingClientRect()
    return {
      whole: Math.abs(image.naturalWidth / image.naturalHeight - width / height) < 0.01,
      fills: Math.abs((frame?.width ?? 0) - across) < 4 && Math.abs((frame?.height ?? 0) - down) < 4,
      fine: image.naturalWidth / across >= 2,
      north: inked(width - 80, 0, 80, 90),
      scale: inked(width - 260, height - 60, 260, 60),
    }
  })
  expect(look).toMatchObject({ whole: true, fills: true, fine: true })
  expect(look.north).toBeGreaterThan(50)
  expect(look.scale).toBeGreaterThan(50)
  await expect(sheet.getByRole('columnheader')).toHaveText(['状态', '类别地点', '环节', '上报时间'])
  expect(await cutWords(sheet)).toEqual([])
  // A printing browser resizes the map on screen, which fits the street anew: the picture stays as it was taken.
  const address = await picture.getAttribute('src')
  await page.setViewportSize({ width: 1300, height: 800 })
  await page.waitForFunction(() => window.streetgridMap?.getCanvas().clientWidth === 1300)
  await mapDrawn(page)
  expect((await picture.getAttribute('src')) === address).toBe(true)
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1)
  const widths = [...paper.matchAll(/\/Subtype \/Image\s*\/Width (\d+)/g)].map(([, width]) => Number(width))
  expect(Math.max(...widths)).toBeGreaterThan(1000)
  await expect(picture).toBeVisible({ timeout: 90_000 })
  await page.emulateMedia({ media: 'print' })
  // In the dark palette too the paper's margins stay white.
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await page.emulateMedia({ media: null })
  await expect(picture).toBeVisible({ timeout: 90_000 })
  await now.click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'true')
})

test('by keyboard the preview is entered, walked and left, and prints no list that is not there', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble(/^console: Failed to load resource/)
  let broken = true
  await openMap(page)
  // The list of another order has not been read yet.
  for (const address of ['**/api/incidents?*', '**/api/incidents/points?*'])
    await page.route(address, (route) =>
      broken ? route.fulfill({ status: 400, json: { code: 'invalid', errors: [] } }) : route.continue(),
    )
  await page.evaluate(() => history.replaceState(history.state, '', '?sort=due_at'))
  await page.reload()
  await mapDrawn(page)
  const print = page.getByRole('button', { name: '打印' })
  await print.focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: '打印预览' })
  const close = sheet.getByRole('button', { name: '关闭' })
  await expect(close).toBeFocused()
  await expect(sheet.getByText('读取失败')).toBeVisible()
  await expect(sheet.getByText(/共 0 件/)).toHaveCount(0)
  const now = sheet.getByRole('button', { name: '打印' })
  await expect(now).toBeDisabled()
  broken = false
  await sheet.getByRole('button', { name: '重试' }).click()
  await expect(sheet.getByText(/^列出前 1\d 件/)).toBeVisible()
  await expect(sheet.getByRole('img', { name: /地图$/ })).toBeVisible({ timeout: 90_000 })
  await expect(now).toBeEnabled()
  for (let stop = 0; stop < 5; stop++) {
    await page.keyboard.press('Tab')
    await expect(sheet.locator(':focus')).toHaveCount(1)
  }
  await sheet.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Tab')
  await expect(sheet.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(print).toBeFocused()
  // Back closes the sheet and nothing below it.
  const under = page.url()
  await page.keyboard.press('Enter')
  await expect(sheet).toBeVisible()
  await page.goBack()
  await expect(sheet).toHaveCount(0)
  expect(page.url()).toBe(under)
})
