import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { rows } from '../../../api/database/rows.ts'
import { render } from '../../../api/database/statement.ts'
import { containing } from '../../../api/database/text-search.ts'
import { incidentsMatching } from '../../../api/filter/filter.where.ts'
import { everywhere } from '../../../api/identity/scope.ts'
import { incident } from '../../../api/incident/incident.table.ts'
import { eachDatabase } from '../../support/databases.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
/** Few enough to meet again: words, cases of several scripts, letters whose cases are odd, wildcards, signs. */
const letters = [...'苏红路垃圾口街XxKkABbσΣςİıſß1100%_\\"{},.， 　😀é'].concat('é', '\n', "'", 'K')
const textOf = (length: { minLength?: number; maxLength: number }) =>
  fc.array(fc.constantFrom(...letters), length).map((parts) => parts.join(''))

eachDatabase('a text within incidents', (database) => {
  let opened: OpenDatabase
  let ids: number[]

  beforeAll(async () => {
    opened = await database.open()
    const seeded = await seedStreet(opened.database, { street, incidents: 600 })
    ids = seeded.incidents.map(({ id }) => id)
    const texts = fc.sample(fc.tuple(textOf({ maxLength: 14 }), textOf({ maxLength: 8 })), {
      numRuns: ids.length,
      seed: 5,
    })
    for (const [index, [description, address]] of texts.entries())
      await opened.query('UPDATE incident SET description = $1, address = $2 WHERE id = $3', [
        description,
        index % 5 === 0 ? null : address,
        ids[index],
      ])
  })

  const found = (text: string) =>
    rows<{ id: number }>(
      opened.database,
      sql`SELECT ${incident.id} AS id FROM ${incident} WHERE ${incidentsMatching({ scope: street, text })} ORDER BY id`,
    )
  const plainly = (text: string) =>
    opened.query(
      `SELECT id FROM incident WHERE shown_description ILIKE $1 OR code ILIKE $1 OR shown_address ILIKE $1 ORDER BY id`,
      [containing(text)],
    )

  it('is found exactly where LIKE finds it, of one character and of many', async () => {
    let hits = 0
    await fc.assert(
      fc.asyncProperty(textOf({ minLength: 1, maxLength: 4 }), async (text) => {
        const expected = await plainly(text)
        hits += expected.length > 0 ? 1 : 0
        expect(await found(text)).toEqual(expected)
      }),
      { numRuns: 400, seed: 11 },
    )
    expect(hits).toBeGreaterThan(100)
  })

  it('is found wherever it was cut out of', async () => {
    const texts = await opened.query('SELECT id, shown_description AS text FROM incident ORDER BY id')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(12),
        fc.integer({ min: 1, max: 6 }),
        async (row, start, length) => {
          const cut = [...String(row.text)].slice(start, start + length).join('')
          fc.pre(cut !== '')
          const matching = await found(cut)
          expect(matching.map(({ id }) => id)).toContain(row.id)
          expect(matching).toEqual(await plainly(cut))
        },
      ),
      { numRuns: 200, seed: 12 },
    )
  })

  describe('of two characters and more', () => {
    const planFor = (text: string) =>
      opened.database.transaction(async (transaction) => {
        await transaction.execute(sql`SET LOCAL enable_seqscan = off`)
        const query = sql`EXPLAIN SELECT count(*) FROM ${incident} WHERE ${incidentsMatching({ scope: everywhere, text })}`
        return JSON.stringify(await rows(transaction, query))
      })

    it('is looked up in its index', async () => {
      for (const text of ['苏红', '苏红路口', 'xx路', '😀路'])
        expect(await planFor(text), text).toContain('incident_text_index')
    })

    it('and no other, for one has no neighbours', async () => {
      for (const text of ['苏', 'x', '😀'])
        expect(await planFor(text), text).not.toContain('incident_text_index')
    })
  })

  it('is compared without regard to case only where it has one: the other way is faster', () => {
    const statement = (text: string) => render(incidentsMatching({ scope: street, text })).text
    for (const text of ['苏红路', '12-3', '路（东）', '100%_'])
      expect(statement(text), text).not.toContain('ILIKE')
    for (const text of ['XX路', 'é', 'Ⅷ', 'σ', 'ａ', 'ⓐ']) expect(statement(text), text).toContain('ILIKE')
  })
})
