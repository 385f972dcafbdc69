import type { Page } from '@playwright/test'
import { expect, openPanels, test, withoutStream } from './map-page.ts'

interface Fiber {
  tag: number
  flags: number
  child: Fiber | null
  sibling: Fiber | null
  return: Fiber | null
  alternate: Fiber | null
  stateNode: unknown
}

/** Counts, from now on, the components that React renders inside the list, inside the map, and elsewhere. */
async function countRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counts = { list: 0, map: 0, elsewhere: 0 }
    const components = [0, 1, 11, 14, 15]
    const performedWork = 1
    const count = (fiber: Fiber) => {
      let host: Fiber | null = fiber
      while (host !== null && !(host.stateNode instanceof Element)) host = host.return
      const element = host?.stateNode instanceof Element ? host.stateNode : null
      if (element?.closest('[role=listbox]') || element?.querySelector(':scope > [role=listbox]'))
        counts.list++
      else if (element?.closest('#map')) counts.map++
      else counts.elsewhere++
    }
    const visit = (fiber: Fiber) => {
      const before = fiber.alternate
      if (before === null) return
      if (components.includes(fiber.tag) && (fiber.flags & performedWork) !== 0) count(fiber)
      if (fiber.child === before.child) return
      for (let child = fiber.child; child !== null; child = child.sibling) visit(child)
    }
    Object.assign(window, {
      renders: counts,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        renderers: new Map(),
        inject: () => 1,
        onCommitFiberRoot: (_: number, root: { current: Fiber }) => visit(root.current),
        onCommitFiberUnmount: () => undefined,
      },
    })
  })
}

/** What was rendered since this was last asked. */
const rendered = (page: Page) =>
  page.evaluate(() => {
    const { renders } = window as unknown as { renders: Record<'list' | 'map' | 'elsewhere', number> }
    const now = { ...renders }
    for (const name of ['list', 'map', 'elsewhere'] as const) renders[name] = 0
    return now
  })

test('pointing at rows and at the map renders the list and the tooltip, not the page', async ({
  page,
  expectTrouble,
}) => {
  // A step taken elsewhere would be rendered too.
  await withoutStream(page, expectTrouble)
  await countRenders(page)
  await page.clock.install()
  await openPanels(page, '?at=118.7503,32.0721,16.5')
  await page.waitForLoadState('networkidle')
  // No clock of the page runs on: what is rendered is rendered for the pointer.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000)
  expect((await rendered(page)).elsewhere).toBeGreaterThan(100)

  for (const index of [1, 3, 5]) await page.locator(`[data-index="${index}"]`).hover()
  await expect(page.locator('[data-index="5"]')).toHaveAttribute('data-hovered', 'true')
  const overRows = await rendered(page)
  expect(overRows.list).toBeGreaterThan(0)
  expect(overRows.elsewhere).toBe(0)

  const map = await page.locator('.map-view').boundingBox()
  const [x, y] = [(map?.x ?? 0) + (map?.width ?? 0) / 2, (map?.y ?? 0) + (map?.height ?? 0) / 2]
  await page.mouse.move(x, y)
  await page.clock.runFor(100)
  await rendered(page)
  for (let step = 1; step <= 5; step++) {
    await page.mouse.move(x + step * 4, y + step * 2)
    await page.clock.runFor(50)
  }
  await expect(page.getByRole('tooltip')).toBeVisible()
  const overMap = await rendered(page)
  expect(overMap.map).toBeGreaterThan(0)
  expect(overMap.elsewhere).toBe(0)
})

test('moving the map renders the page for its address alone', async ({ page }) => {
  await countRenders(page)
  await page.clock.install()
  await openPanels(page)
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000)
  await rendered(page)
  await page.evaluate(() => {
    window.streetgridMap?.jumpTo({ zoom: 15.5 })
    window.streetgridMap?.jumpTo({ zoom: 15.4 })
  })
  expect((await rendered(page)).elsewhere).toBe(0)
})
