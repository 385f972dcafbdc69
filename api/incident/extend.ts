import { limitBody, moveLimit } from './move-limit.ts'
import { defineVerb } from './verb.ts'

/** 延期: the limit moves; a unit asks for it, a commander grants it. */
export const extend = defineVerb('extend', limitBody, (situation, body, actor) =>
  moveLimit('extend', situation, body, actor),
)
