import { z } from 'zod'
import { inputInvalid } from '../problem.ts'
import { defineVerb, note } from './verb.ts'

const body = z.strictObject({
  answered: z.boolean(),
  responded: z.boolean().nullish(),
  solved: z.boolean().nullish(),
  satisfied: z.boolean().nullish(),
  note: note.optional(),
})

const questions = ['responded', 'solved', 'satisfied'] as const

/** 回访: whether the person answered and, if so, what they say; the three answers are counted apart. */
export const callback = defineVerb('callback', body, (_situation, { answered, note: _note, ...answers }) => {
  if (!answered) return { detail: { answered } }
  const errors = questions
    .filter((name) => answers[name] == null)
    .map((name) => ({ pointer: `/${name}`, detail: 'is required of somebody who answered' }))
  if (errors.length > 0) throw inputInvalid({ errors })
  return { detail: { answered, ...answers } }
})
