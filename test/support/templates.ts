import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { OpenDatabase } from '../../api/database/open.ts'

/** What a test's database holds at first: `empty` is migrated only, `demo` has the demo district. */
export type Template = 'empty' | 'demo'

/** The demo's moment in tests; every time in it is fixed by this. */
export const demoNow = new Date('2026-06-17T06:00:00Z')

const demoModule = fileURLToPath(new URL('../../data/demo/demo.ts', import.meta.url))
const loaderModule = fileURLToPath(new URL('../../api/transfer/load-demo.ts', import.meta.url))
export const hasDemo = existsSync(demoModule) && existsSync(loaderModule)

/** Fills a migrated database with what the template holds. */
export async function fillTemplate(template: Template, { database }: OpenDatabase): Promise<void> {
  if (template === 'empty') return
  const { loadDemo } = await import(loaderModule)
  await loadDemo(database, demoNow)
}
