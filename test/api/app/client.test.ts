import { hc } from 'hono/client'
import { expect, expectTypeOf, it } from 'vitest'
import type { Api } from '../../../api/app.ts'
import { filterParameters } from '../../../api/filter/filter.model.ts'
import type { IncidentSummary } from '../../../api/incident/incident.shapes.ts'

it('gives the browser a client typed by the routes', () => {
  const client = hc<Api>('http://localhost')
  const query = { street: '320199001', ...filterParameters({ category: ['01'] }) }
  const ask = () => client.api.incidents.summary.$get({ query })
  expectTypeOf<
    Awaited<ReturnType<Awaited<ReturnType<typeof ask>>['json']>>
  >().toEqualTypeOf<IncidentSummary>()
  expect(client.api.incidents.summary.$url({ query }).pathname).toBe('/api/incidents/summary')
})
