import { z } from 'zod'

/** RFC 9457, with a stable `code`. */
export const problemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable, for programs'),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .describe('Faults of the input; `pointer` is a JSON pointer into the parameters or the body'),
    instance: z.string().optional(),
  })
  .loose()
  .meta({ id: 'Problem', description: 'RFC 9457' })
export type ProblemDocument = z.infer<typeof problemDocument>
