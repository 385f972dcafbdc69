import type { Context } from 'hono'
import { Hono } from 'hono'
import { requireStreet } from '../district/district.queries.ts'
import { once } from '../identity/idempotent.ts'
import { permitted, refused } from '../identity/permit.ts'
import { identityOf, scopeIn } from '../identity/reader.ts'
import { nowhere } from '../identity/scope.ts'
import { placeParameter, streetQuery } from '../parameters.ts'
import { bodyMalformed, bodyTooLarge, validate } from '../problem.ts'
import { isUnchanged } from '../server/reply.ts'
import type { Services } from '../services.ts'
import { mostAttachmentBytes } from './attachment.model.ts'
import { attachmentUnknown } from './attachment.problems.ts'
import { type AttachmentVariant, attachmentBytes, findAttachment } from './attachment.queries.ts'
import { preparePhoto } from './prepare-photo.ts'
import { storeAttachment } from './store-attachment.ts'

/** What a photo takes as the only file of a form: its own bytes, and some for the form around it. */
export const mostUploadBytes = mostAttachmentBytes + 64 * 1024

export function attachmentRoutes(services: Services) {
  const { database } = services
  const send = async (context: Context, id: number, variant: AttachmentVariant): Promise<Response> => {
    const { scope, account } = identityOf(context)
    const unknown = attachmentUnknown({ detail: `no photo ${id}` })
    const found = await findAttachment(database, { scope, account, id })
    if (!found) throw unknown
    const etag = variant === 'photo' ? `"${found.sha256}"` : `"${found.sha256}-${variant}"`
    const headers = {
      etag,
      // What an id stands for never changes; a shared cache would give it to whoever may not see it.
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': `inline; filename="${variant}-${found.id}.jpg"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    }
    if (isUnchanged(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers)
    const content = await attachmentBytes(database, found, variant)
    if (!content) throw unknown
    return context.body(content, 200, { ...headers, 'content-type': found.contentType })
  }
  return new Hono()
    .post('/attachments', validate('query', streetQuery), async (context) => {
      const account = permitted(context, 'report')
      const { street } = context.req.valid('query')
      const scope = scopeIn(context, street)
      if (scope === nowhere) throw refused('scope')
      await requireStreet(database, scope)
      const photo = await preparePhoto(await uploaded(context))
      const stored = await once(context, database, account, (transaction) =>
        storeAttachment(transaction, { streetCode: street, photo, by: account.id }),
      )
      return context.json(stored, 201)
    })
    .get('/attachments/:id', validate('param', placeParameter), (context) =>
      send(context, context.req.valid('param').id, 'photo'),
    )
    .get('/attachments/:id/thumbnail', validate('param', placeParameter), (context) =>
      send(context, context.req.valid('param').id, 'thumbnail'),
    )
}

/** The bytes that were sent: the body itself, or the one file of a form. Throws `body_malformed` or `body_too_large`. */
async function uploaded(context: Context): Promise<Uint8Array> {
  const isForm = /^multipart\/form-data\b/i.test(context.req.header('content-type') ?? '')
  const bytes = new Uint8Array(isForm ? await fileOfForm(context) : await context.req.arrayBuffer())
  if (bytes.length === 0) throw bodyMalformed({ detail: 'there is no photo in it' })
  if (bytes.length > mostAttachmentBytes)
    throw bodyTooLarge({ detail: `at most ${mostAttachmentBytes} bytes` })
  return bytes
}

async function fileOfForm(context: Context): Promise<ArrayBuffer> {
  const form = await context.req.formData().catch((cause: unknown) => {
    throw bodyMalformed({ detail: 'the form cannot be read', cause })
  })
  const files = [...form.values()].filter((value) => value instanceof File)
  const [file] = files
  if (!file || files.length > 1) throw bodyMalformed({ detail: 'a form has exactly one photo' })
  return file.arrayBuffer()
}
