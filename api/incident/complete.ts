import { z } from 'zod'
import { attachments, defineVerb, note } from './verb.ts'

const body = z.strictObject({ note, attachments: attachments.optional() })

/**
 * 处置完成. A small matter that a grid leader has settled alone goes from its assessment straight to being verified
 * (小事不出网格).
 */
export const complete = defineVerb('complete', body, ({ state }, given, actor) => {
  const isSmall = state.stage === 'assessment' && actor !== 'system' && actor.role === 'leader'
  return {
    attachments: given.attachments,
    unit: actor === 'system' ? null : actor.unit,
    detail: isSmall ? { small_matter: true } : undefined,
  }
})
