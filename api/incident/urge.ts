import { defineVerb, noteBody } from './verb.ts'

/** 督办: it is late or important; a flag that stays in the log. */
export const urge = defineVerb('urge', noteBody)
