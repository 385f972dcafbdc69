import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { recordAudit } from '../identity/audit.ts'
import type { Change } from '../identity/change.ts'
import { inputInvalid } from '../problem.ts'
import { isExpected } from '../version.ts'
import { templateChanged, templatesMany, templateUnknown } from './office.problems.ts'
import { findTemplate, hasMainCategory } from './office.queries.ts'
import type { ResponseTemplateShown } from './office.shapes.ts'
import { responseTemplate, streetSetting } from './office.table.ts'
import { mostTemplates, type TemplateBody } from './template.model.ts'

const wordsOf = ({ verb, main_code, title, body }: TemplateBody): TemplateBody => ({
  verb,
  main_code,
  title,
  body,
})
const columnsOf = ({ verb, main_code: mainCode, title, body }: TemplateBody) => ({
  verb,
  mainCode,
  title,
  body,
})

/** Adds a template to a street, in a transaction. Throws `input_invalid` or `templates_many`. */
export async function addTemplate(
  transaction: Database,
  street: string,
  written: TemplateBody,
  { actor, address }: Change,
): Promise<ResponseTemplateShown> {
  await requireMainCategory(transaction, written)
  // One after the other, so that two at once are not one too many.
  await transaction.execute(
    sql`INSERT INTO ${streetSetting} (street_code) VALUES (${street}) ON CONFLICT (street_code) DO UPDATE SET street_code = excluded.street_code`,
  )
  const count = await transaction.$count(responseTemplate, eq(responseTemplate.streetCode, street))
  if (count >= mostTemplates) throw templatesMany({ detail: `${mostTemplates} at most` })
  const added = await firstRow<{ id: number }>(
    transaction,
    sql`INSERT INTO ${responseTemplate} (street_code, verb, main_code, title, body)
      VALUES (${street}, ${written.verb}, ${written.main_code}, ${written.title}, ${written.body}) RETURNING id`,
  )
  const template = await requireTemplate(transaction, street, added?.id ?? 0)
  const detail = { before: null, after: wordsOf(template) }
  await recordAudit(transaction, {
    action: 'template_changed',
    actor,
    place: street,
    subject: template.title,
    address,
    detail,
  })
  return template
}

/**
 * Changes a template, or removes it with null, in a transaction, and records what it was and is. Throws
 * `template_unknown`, `input_invalid`, or `template_changed` with the present state as `current`.
 */
export async function changeTemplate(
  transaction: Database,
  street: string,
  id: number,
  written: TemplateBody | null,
  { actor, address, ifMatch }: Change,
): Promise<ResponseTemplateShown> {
  const current = await requireTemplate(transaction, street, id)
  if (!isExpected(ifMatch, current.version)) throw templateChanged({ members: { current } })
  if (written !== null) await requireMainCategory(transaction, written)
  const before = wordsOf(current)
  const after = written && wordsOf(written)
  if (JSON.stringify(before) === JSON.stringify(after)) return current
  const own = and(eq(responseTemplate.streetCode, street), eq(responseTemplate.id, id))
  if (written === null) await transaction.delete(responseTemplate).where(own)
  else
    await transaction
      .update(responseTemplate)
      .set({ ...columnsOf(written), updatedAt: new Date() })
      .where(own)
  await recordAudit(transaction, {
    action: 'template_changed',
    actor,
    place: street,
    subject: (after ?? before).title,
    address,
    detail: { before, after },
  })
  return written === null ? current : requireTemplate(transaction, street, id)
}

async function requireTemplate(
  transaction: Database,
  street: string,
  id: number,
): Promise<ResponseTemplateShown> {
  const found = await findTemplate(transaction, street, id, { locked: true })
  if (!found) throw templateUnknown({ detail: `no template ${id}` })
  return found
}

async function requireMainCategory(transaction: Database, { main_code: code }: TemplateBody): Promise<void> {
  if (code !== null && !(await hasMainCategory(transaction, code)))
    throw inputInvalid({ errors: [{ pointer: '/main_code', detail: `no main category ${code}` }] })
}
