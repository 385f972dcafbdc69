import { expect, mapDrawn, openMap, test } from './map-page.ts'

test('an incident has the same picture on the map, in the list and in its drawer', async ({ page }) => {
  await openMap(page, '?open=true&inview=true&at=118.7555,32.066,15.8')
  const rows = page.locator('[data-incident]')
  await expect(rows.first()).toBeVisible()
  await mapDrawn(page)
  const listed = await rows.evaluateAll((nodes) =>
    nodes.map((node) => ({
      id: Number(node.getAttribute('data-incident')),
      picture: node.querySelector('[data-picture]')?.getAttribute('data-picture'),
    })),
  )
  const drawn = await page.evaluate(() => {
    const map = window.streetgridMap
    return (map?.queryRenderedFeatures({ layers: ['incident/open'] }) ?? []).map(({ properties }) => ({
      id: Number(properties.id),
      picture: String(properties.picture),
      image: map?.hasImage(
        `dusk/incident/mark-${properties.status}-${properties.picture}-${properties.severity}`,
      ),
    }))
  })
  const shared = listed.filter(({ id }) => drawn.some((mark) => mark.id === id))
  expect(shared.length).toBeGreaterThan(3)
  for (const { id, picture } of shared)
    expect(drawn.find((mark) => mark.id === id)).toEqual({ id, picture, image: true })
  expect(new Set(shared.map(({ picture }) => picture)).size).toBeGreaterThan(2)

  await rows.first().click()
  await expect(page.locator('#drawer [data-picture]').first()).toHaveAttribute(
    'data-picture',
    listed[0]?.picture ?? '',
  )
})

test('the legend explains the pictures on the map in the reader’s words, and not every one there is', async ({
  page,
}) => {
  await openMap(page, '?category=0602&open=true')
  await page.getByRole('button', { name: '图例' }).click()
  const legend = page.getByRole('region', { name: '图例' })
  await expect(legend.getByText('消防隐患', { exact: true })).toBeVisible()
  await expect(legend.getByText('暴露垃圾', { exact: true })).toHaveCount(0)
})
