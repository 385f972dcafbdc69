import type { Context } from 'hono'
import { Hono } from 'hono'
import { requireStreet } from '../district/district.queries.ts'
import { type Change, changeBy } from '../identity/change.ts'
import { once } from '../identity/idempotent.ts'
import type { Action } from '../identity/permission.model.ts'
import { accountOf, scopeIn } from '../identity/reader.ts'
import { placeParameter, streetQuery } from '../parameters.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { tagOf } from '../version.ts'
import { changeStreetSettings } from './change-street-settings.ts'
import { findStreetSettings, listTemplates } from './office.queries.ts'
import { streetSettingsBody } from './street-settings.model.ts'
import { templateBody } from './template.model.ts'
import { addTemplate, changeTemplate } from './write-template.ts'

/** What an office sets for a street: its response templates and settings. For whoever is signed in there. */
export function officeRoutes({ database }: Services) {
  const read = async (context: Context, street: string): Promise<void> => {
    accountOf(context)
    await requireStreet(database, scopeIn(context, street))
    context.header('cache-control', 'no-cache')
  }
  const change = async (context: Context, action: Action, street: string): Promise<Change> => {
    const by = changeBy(context, action, { place: street })
    await requireStreet(database, street)
    return by
  }
  return new Hono()
    .get('/response-templates', validate('query', streetQuery), async (context) => {
      const { street } = context.req.valid('query')
      await read(context, street)
      return context.json({ templates: await listTemplates(database, street) }, 200)
    })
    .post(
      '/response-templates',
      validate('query', streetQuery),
      validate('json', templateBody),
      async (context) => {
        const { street } = context.req.valid('query')
        const by = await change(context, 'manage_templates', street)
        const added = await once(context, database, by.actor, (transaction) =>
          addTemplate(transaction, street, context.req.valid('json'), by),
        )
        context.header('etag', tagOf(added.version))
        return context.json(added, 201)
      },
    )
    .put(
      '/response-templates/:id',
      validate('param', placeParameter),
      validate('query', streetQuery),
      validate('json', templateBody),
      async (context) => {
        const { street } = context.req.valid('query')
        const by = await change(context, 'manage_templates', street)
        const { id } = context.req.valid('param')
        const changed = await once(context, database, by.actor, (transaction) =>
          changeTemplate(transaction, street, id, context.req.valid('json'), by),
        )
        context.header('etag', tagOf(changed.version))
        return context.json(changed, 200)
      },
    )
    .delete(
      '/response-templates/:id',
      validate('param', placeParameter),
      validate('query', streetQuery),
      async (context) => {
        const { street } = context.req.valid('query')
        const by = await change(context, 'manage_templates', street)
        const { id } = context.req.valid('param')
        await once(context, database, by.actor, async (transaction) => {
          await changeTemplate(transaction, street, id, null, by)
          return null
        })
        return context.body(null, 204)
      },
    )
    .get('/street-settings', validate('query', streetQuery), async (context) => {
      const { street } = context.req.valid('query')
      await read(context, street)
      return context.json(await findStreetSettings(database, street), 200)
    })
    .put(
      '/street-settings',
      validate('query', streetQuery),
      validate('json', streetSettingsBody),
      async (context) => {
        const { street } = context.req.valid('query')
        const by = await change(context, 'manage_settings', street)
        const changed = await once(context, database, by.actor, (transaction) =>
          changeStreetSettings(transaction, street, context.req.valid('json'), by),
        )
        context.header('etag', tagOf(changed.version))
        return context.json(changed, 200)
      },
    )
}
