import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { NodeResult } from 'axe-core'

const said = ({ target, failureSummary = '' }: NodeResult) =>
  `${target.join(' ')} (${failureSummary.replaceAll(/\s+/g, ' ')})`

/** What axe finds serious or critical on the page as it stands. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(said).join(' | ')}`)
}
