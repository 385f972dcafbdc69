import type { Context } from 'hono'
import { everywhere, type Scope } from './scope.ts'

/** What the reader of a request may see. Nobody signs in yet: everybody may see everything. */
export const scopeOf = (_context: Context): Scope => everywhere
