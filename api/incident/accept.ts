import { defineVerb, noteBody } from './verb.ts'

/** 立案: it is a case. */
export const accept = defineVerb('accept', noteBody)
