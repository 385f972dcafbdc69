import { defineVerb, noteBody } from './verb.ts'

/** 注销: it is no case. */
export const voidIncident = defineVerb('void', noteBody)
