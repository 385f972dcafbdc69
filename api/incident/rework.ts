import { z } from 'zod'
import { defineVerb, note } from './verb.ts'

/** 返工: it is not done; the note says what is missing. */
export const rework = defineVerb('rework', z.strictObject({ note }))
