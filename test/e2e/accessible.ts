import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { NodeResult } from 'axe-core'

const said = ({ target, failureSummary = '' }: NodeResult) =>
  `${target.join(' ')} (${failureSummary.replaceAll(/\s+/g, ' ')})`

/** What axe finds serious or critical on the page once all that was fading in is there. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(said).join(' | ')}`)
}
