import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { attachTo } from '../../../api/attachment/attach-to.ts'
import { attachmentsOf } from '../../../api/attachment/attachment.queries.ts'
import type { AttachmentStored } from '../../../api/attachment/attachment.shapes.ts'
import { removeOrphans } from '../../../api/attachment/remove-orphans.ts'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { expectDescribed } from '../../support/described.ts'
import { jpeg, moving, photoOfTelephone, pngBomb } from '../../support/images.ts'
import { requestsTo } from '../../support/requests.ts'
import { type SeededStreet, seedStreet } from '../../support/street.ts'

const street = '320199001'
const other = '320199002'
const leader = { role: 'leader', scope: `${street}001001`, id: 'leader' } as const
const commander = { role: 'commander', scope: street, id: 'commander' } as const
const everybody = { role: 'admin', scope: '', id: 'admin' } as const

eachDatabase('photos', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>
  let seeded: SeededStreet
  let photo: Buffer

  beforeAll(async () => {
    opened = await database.open()
    seeded = await seedStreet(opened.database, { street, incidents: 200 })
    await seedStreet(opened.database, { street: other, incidents: 5, seed: 3 })
    requests = requestsTo(opened)
    photo = await jpeg()
  })

  type Signed = Parameters<typeof as>[0]
  const upload = (
    content: Uint8Array | FormData | string,
    account: Signed | null = commander,
    at = street,
    type = 'image/jpeg',
  ) =>
    requests.ask(`/api/attachments?street=${at}`, {
      method: 'POST',
      body: content as BodyInit,
      headers: {
        ...(account && (as(account).headers as Record<string, string>)),
        ...(!(content instanceof FormData) && { 'content-type': type }),
      },
    })
  const stored = async (account: Signed = commander, at = street) => {
    const response = await upload(photo, account, at)
    expect(response.status).toBe(201)
    return ((await response.json()) as AttachmentStored).id
  }
  const codeOf = async (response: Response) => {
    const { code } = (await response.json()) as { code: string }
    return [response.status, code]
  }
  const get = (id: number | string, account: Signed | null = commander, headers: HeadersInit = {}) =>
    requests.ask(`/api/attachments/${id}`, {
      headers: { ...(account && (as(account).headers as Record<string, string>)), ...headers },
    })
  const count = async (table: 'attachment' | 'attachment_content') =>
    Number((await opened.query(`SELECT count(*)::int AS total FROM ${table}`))[0]?.total)
  const attach = (ids: number[], incidentId: number, by: string = commander.id, sequence?: number) =>
    opened.database.transaction((transaction) =>
      attachTo(transaction, { streetCode: street, incidentId, ids, by, sequence }),
    )
  const incidentIn = (gridCode: string | null, place = 0) => {
    const found = seeded.incidents.filter((incident) => incident.gridCode === gridCode)[place]
    if (!found) throw new Error('no such incident')
    return found.id
  }

  describe('an upload', () => {
    it('answers what is kept, as the description says', async () => {
      const response = await upload(await photoOfTelephone())
      expect(response.status).toBe(201)
      const answer = await expectDescribed<AttachmentStored>(requests, 'post /attachments', response)
      expect(answer).toEqual({ id: expect.any(Number), width: 200, height: 300 })
      const [row] = await opened.query(
        'SELECT created_by, content_type, width, incident_id FROM attachment WHERE id = $1',
        [answer.id],
      )
      expect(row).toEqual({
        created_by: 'commander',
        content_type: 'image/jpeg',
        width: 200,
        incident_id: null,
      })
      const image = await get(answer.id)
      await expectDescribed(requests, 'get /attachments/{id}', image.clone())
      const metadata = await sharp(Buffer.from(await image.arrayBuffer())).metadata()
      expect([metadata.width, metadata.height, metadata.exif]).toEqual([200, 300, undefined])
    })

    it('takes a form with one photo, whatever it is called', async () => {
      const form = new FormData()
      form.set('whatever', new File([new Uint8Array(photo)], 'photo.txt', { type: 'text/plain' }))
      expect((await upload(form)).status).toBe(201)
      form.append('another', new File([new Uint8Array(photo)], 'b.jpg'))
      expect(await codeOf(await upload(form))).toEqual([400, 'body_malformed'])
      const empty = new FormData()
      empty.set('words', 'no file')
      expect(await codeOf(await upload(empty))).toEqual([400, 'body_malformed'])
      const torn = await upload('--x\r\nno form', commander, street, 'multipart/form-data; boundary=x')
      expect(await codeOf(torn)).toEqual([400, 'body_malformed'])
      const unbounded = await upload('no form', commander, street, 'multipart/form-data')
      expect(await codeOf(unbounded)).toEqual([400, 'body_malformed'])
    })

    it('is open to whoever may report, where they may', async () => {
      expect((await upload(photo, leader)).status).toBe(201)
      expect((await upload(photo, everybody, other)).status).toBe(201)
      expect((await upload(photo, { role: 'commander', scope: '3201' })).status).toBe(201)
      expect(await codeOf(await upload(photo, null))).toEqual([401, 'sign_in_required'])
      expect(await codeOf(await upload(photo, { role: 'wall', scope: street }))).toEqual([
        403,
        'not_permitted',
      ])
      expect(await codeOf(await upload(photo, commander, other))).toEqual([403, 'not_permitted'])
      expect(await codeOf(await upload(photo, everybody, '320199009'))).toEqual([404, 'street_unknown'])
      expect(await codeOf(await upload(photo, everybody, '1'))).toEqual([400, 'input_invalid'])
    })

    it('keeps nothing of what is no photo', async () => {
      const before = [await count('attachment'), await count('attachment_content')]
      const refused: [Buffer, string, number?][] = [
        [Buffer.from('this is no photo'), 'image_unsupported'],
        [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'), 'image_unsupported'],
        [await moving('webp'), 'image_unsupported'],
        [(await jpeg(800, 800)).subarray(0, 4000), 'image_damaged'],
        [pngBomb(30_000), 'image_too_large'],
        [Buffer.alloc(0), 'body_malformed', 400],
        [Buffer.alloc(12 * 1024 * 1024, photo), 'body_too_large', 413],
        [Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024)]), 'body_too_large', 413],
      ]
      for (const [content, code, status = 422] of refused)
        expect([code, ...(await codeOf(await upload(content)))]).toEqual([code, status, code])
      expect([await count('attachment'), await count('attachment_content')]).toEqual(before)
    })

    it('takes ten megabytes, where other addresses take two', async () => {
      const large = Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024 - photo.length)])
      expect((await upload(large)).status).toBe(201)
      const elsewhere = await requests.ask('/api/places/figures', {
        method: 'POST',
        body: new Uint8Array(large),
        headers: { 'content-length': String(large.length) },
      })
      expect(elsewhere.status).toBe(413)
    })

    it('is refused to an account that fills the disk', async () => {
      const filler = { role: 'handler', scope: street, id: 'filler' } as const
      await opened.query(
        `INSERT INTO attachment (street_code, sha256, content_type, width, height, bytes, created_by)
          SELECT $1, '', 'image/jpeg', 1, 1, 1, 'filler' FROM generate_series(1, 60)`,
        [street],
      )
      expect(await codeOf(await upload(photo, filler))).toEqual([429, 'attachments_unused'])
      await opened.query("DELETE FROM attachment WHERE created_by = 'filler'")
      expect((await upload(photo, filler)).status).toBe(201)
    })
  })

  describe('a photo that no incident uses', () => {
    it('is seen by its maker alone', async () => {
      const id = await stored(leader)
      expect((await get(id, leader)).status).toBe(200)
      for (const stranger of [commander, everybody, null])
        expect(await codeOf(await get(id, stranger))).toEqual([404, 'attachment_unknown'])
      expect(await codeOf(await get(id, { ...leader, scope: other }))).toEqual([404, 'attachment_unknown'])
      expect((await get(`${id}/thumbnail`, commander)).status).toBe(404)
    })

    it('goes after a day, and no other does', async () => {
      const [old, fresh, used] = [await stored(), await stored(), await stored()]
      await attach([used], incidentIn(`${street}001002`))
      await opened.query(
        "UPDATE attachment SET created_at = created_at - interval '2 days' WHERE id = ANY($1::int[])",
        [[old, used]],
      )
      expect(await removeOrphans(opened.database)).toBe(1)
      expect(await opened.query('SELECT FROM attachment_content WHERE attachment_id = $1', [old])).toEqual([])
      expect([(await get(old)).status, (await get(fresh)).status, (await get(used)).status]).toEqual([
        404, 200, 200,
      ])
    })
  })

  describe('a photo of an incident', () => {
    it('is seen by whoever sees the incident', async () => {
      const inside = await stored()
      await attach([inside], incidentIn(`${street}001001`))
      for (const reader of [commander, leader, everybody, null])
        expect((await get(inside, reader)).status).toBe(200)
      const strangers = [
        { role: 'leader', scope: `${street}001002` },
        { role: 'commander', scope: other },
      ] as const
      for (const stranger of strangers)
        for (const path of [inside, `${inside}/thumbnail`])
          expect(await codeOf(await get(path, stranger))).toEqual([404, 'attachment_unknown'])
    })

    it('is sent to be kept by this browser alone, and not again', async () => {
      const id = await stored()
      const response = await get(id)
      const { headers } = response
      expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-disposition')).toMatch(/^inline\b/)
      expect(headers.get('content-type')).toBe('image/jpeg')
      const etag = headers.get('etag') ?? ''
      const again = await get(id, commander, { 'if-none-match': etag })
      expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
      expect((await get(id, null, { 'if-none-match': etag })).status).toBe(404)
      const small = await get(`${id}/thumbnail`, commander, { 'if-none-match': etag })
      expect(small.status).toBe(200)
      await expectDescribed(requests, 'get /attachments/{id}/thumbnail', small)
    })

    it.each([
      ['999999999', 404, 'attachment_unknown'],
      ['999999999999', 404, 'attachment_unknown'],
      ['0', 400, 'input_invalid'],
      ['x', 400, 'input_invalid'],
    ])('is not found as %s', async (id, status, code) => {
      expect(await codeOf(await get(id))).toEqual([status, code])
    })

    it('goes with its incident', async () => {
      const id = await stored(everybody, other)
      const [row] = await opened.query('SELECT min(id) AS id FROM incident WHERE street_code = $1', [other])
      await opened.database.transaction((transaction) =>
        attachTo(transaction, {
          streetCode: other,
          incidentId: Number(row?.id),
          ids: [id],
          by: everybody.id,
        }),
      )
      await opened.query('DELETE FROM incident WHERE street_code = $1 AND id = $2', [other, row?.id])
      expect((await get(id, everybody)).status).toBe(404)
    })
  })

  describe('attaching', () => {
    const ofStreet = (id: number) => attachmentsOf(opened.database, street, id)

    it('lists the photos with the step they came with', async () => {
      const incident = incidentIn(`${street}001006`)
      const [first, second] = [await stored(), await stored()]
      await attach([second, first], incident, commander.id, 3)
      expect(await ofStreet(incident)).toEqual(
        [first, second].map((id) => ({
          id,
          width: 300,
          height: 200,
          seq: 3,
          created_at: expect.stringMatching(/T.*Z$/),
        })),
      )
    })

    it('takes no photo that is another’s, used, of another street or not there', async () => {
      const incident = incidentIn(null)
      const [used, own] = [await stored(), await stored()]
      await attach([used], incidentIn(`${street}001007`))
      const wrong = [await stored(leader), used, await stored(everybody, other), 999_999_999, 99_999_999_999]
      for (const id of wrong) {
        const refused = attach([own, id], incident)
        await expect(refused).rejects.toMatchObject({
          code: 'attachment_unusable',
          particulars: { errors: [{ pointer: '/attachments/1' }] },
        })
      }
      expect(await ofStreet(incident)).toEqual([])
      await attach([own, own], incident)
      expect((await ofStreet(incident)).map(({ id }) => id)).toEqual([own])
    })

    it('stops at six, and a seventh leaves nothing behind', async () => {
      const incident = incidentIn(`${street}002008`)
      const ids = await Promise.all(Array.from({ length: 8 }, () => stored()))
      await expect(attach(ids.slice(0, 7), incident)).rejects.toMatchObject({ code: 'attachments_too_many' })
      await attach(ids.slice(0, 5), incident)
      await expect(attach(ids.slice(5, 7), incident)).rejects.toMatchObject({ code: 'attachments_too_many' })
      expect(await ofStreet(incident)).toHaveLength(5)
      await attach(ids.slice(5, 6), incident)
      await expect(attach(ids.slice(6), incident)).rejects.toMatchObject({ code: 'attachments_too_many' })
      await attach([], incident)
      expect(await ofStreet(incident)).toHaveLength(6)
    })

    it('counts right when many attach at once', async () => {
      const incident = incidentIn(`${street}002009`)
      const ids = await Promise.all(Array.from({ length: 10 }, () => stored()))
      const results = await Promise.allSettled(ids.map((id) => attach([id], incident)))
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
      expect(await ofStreet(incident)).toHaveLength(6)
    })
  })
})
