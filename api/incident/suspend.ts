import { limitBody, moveLimit } from './move-limit.ts'
import { defineVerb } from './verb.ts'

/** 挂账: it cannot be settled now and goes on the ledger until a later day; a unit asks for it, a commander grants it. */
export const suspend = defineVerb('suspend', limitBody, (situation, body, actor) =>
  moveLimit('suspend', situation, body, actor),
)
