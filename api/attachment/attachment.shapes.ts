import { z } from 'zod'
import { instant } from '../feature/feature.shapes.ts'

const side = z.int().positive().describe('pixels')

/** A photo that was just stored. */
export const attachmentStored = z
  .object({ id: z.int().positive(), width: side, height: side })
  .meta({ id: 'AttachmentStored' })
export type AttachmentStored = z.infer<typeof attachmentStored>

/** A photo of an incident, as the incident lists it. */
export const attachmentListed = attachmentStored
  .extend({
    seq: z.int().positive().nullable().describe('The step of the history it came with'),
    created_at: instant,
  })
  .meta({ id: 'Attachment' })
export type AttachmentListed = z.infer<typeof attachmentListed>
