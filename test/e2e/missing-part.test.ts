import { expect, mapDrawn, openPanels, test } from './map-page.ts'

const parts = [
  {
    name: 'density',
    file: /incident-density\.overlay/,
    language: 'en',
    search: '?lang=en',
    begin: '?lang=en&show=incident-density',
  },
  { name: 'drawing', file: /\/terra-draw\./, language: 'zh', press: '画多边形', shows: '依次点击各角' },
  { name: 'print', file: /\/print-view-[^/]*\.js/, language: 'zh', press: '打印', shows: '打印预览' },
] as const

const words = {
  zh: { title: '这项功能没有加载成功', retry: '重试' },
  en: { title: 'This tool could not be loaded', retry: 'Try again' },
}

for (const part of parts)
  test(`code of ${part.name} that does not come is said, asked for again, and breaks nothing`, async ({
    page,
    expectTrouble,
  }) => {
    expectTrouble(/^console: Failed to load resource/)
    await page.route(part.file, (route) => route.abort())
    await openPanels(page, 'begin' in part ? part.begin : '')
    if ('press' in part) await page.getByRole('button', { name: part.press, exact: true }).click()
    const notice = page.getByRole('alert').filter({ hasText: words[part.language].title })
    await expect(notice).toBeVisible()
    await page.evaluate(() => window.streetgridMap?.zoomIn({ duration: 0 }))
    await mapDrawn(page)
    await page.unroute(part.file)
    await notice.getByRole('button', { name: words[part.language].retry }).click()
    await expect(notice).toHaveCount(0)
    if ('shows' in part) await expect(page.getByText(part.shows).first()).toBeVisible()
    else
      await page.waitForFunction(() =>
        window.streetgridMap?.getLayersOrder().some((id) => id.startsWith('deck-maplibre-layer-group')),
      )
  })
