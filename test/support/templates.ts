import type { OpenDatabase } from '../../api/database/open.ts'
import { loadDemo } from '../../api/transfer/load-demo.ts'

/** What a test's database holds at first: `empty` is migrated only, `demo` has the demo district. */
export type Template = 'empty' | 'demo'

/** The demo's moment in tests; every time in it is fixed by this. */
export const demoNow = new Date('2026-06-17T06:00:00Z')

/** Fills a migrated database with what the template holds. */
export async function fillTemplate(template: Template, { database }: OpenDatabase): Promise<void> {
  if (template === 'demo') await loadDemo(database, demoNow)
}
