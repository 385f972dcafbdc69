import { z } from 'zod'

/** The headers of a write as the description tells them. */
export const writeHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Sent again with the same key, the write is not done again: the first answer is given'),
  'if-match': z.string().optional(),
})

/** Of a write that no version is seen of before. */
export const onceHeader = writeHeaders.pick({ 'idempotency-key': true })
