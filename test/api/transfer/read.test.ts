import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ImportError } from '../../../api/transfer/import-error.ts'
import { type CsvColumns, readCsv } from '../../../api/transfer/read-csv.ts'
import { readFeatureFile } from '../../../api/transfer/read-file.ts'
import { readGeoJson } from '../../../api/transfer/read-geojson.ts'
import { rejectionOf } from '../../../api/transfer/read-values.ts'
import { parseWkt, WktError } from '../../../api/transfer/wkt.ts'

const feature = (code: string) =>
  `{"type":"Feature","properties":{"code":"${code}"},"geometry":{"type":"Point","coordinates":[1,2]}}`

describe('readGeoJson', () => {
  it('reads a collection, states its coordinate system and counts features', () => {
    const text = `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}},"features":[${feature('a')},${feature('b')}]}`
    const { features, crs } = readGeoJson(text)
    expect(crs).toBe('urn:ogc:def:crs:EPSG::4549')
    expect(features.map(({ at, properties }) => [at, properties.code])).toEqual([
      ['feature 1', 'a'],
      ['feature 2', 'b'],
    ])
  })

  it.each([
    ['lines', `${feature('a')}\n\n${feature('b')}\n`, ['line 1', 'line 3']],
    ['a text sequence', `\u001e${feature('a')}\n\u001e${feature('b')}\n`, ['line 1', 'line 2']],
    ['one feature with a byte order mark', `\uFEFF${feature('a')}`, ['feature 1']],
  ])('reads %s', (_, text, places) => {
    expect(readGeoJson(text).features.map(({ at }) => at)).toEqual(places)
  })

  it.each([
    [
      'a broken number',
      '{"type":"FeatureCollection",\n "features":[{"a":1,,}]}',
      /^line 2 column 21: not JSON/,
    ],
    ['a text that ends', '{"type":"FeatureCollection",\n"features":[', /^line 2 column 13: not JSON/],
    [
      'NaN',
      '{"type":"Feature","geometry":{"type":"Point","coordinates":[NaN,1]}}',
      /^line 1 column 61: not JSON/,
    ],
    ['a broken line', `${feature('a')}\n${feature('b')}\n{"type":\n`, /^line 3 column \d+: not JSON/],
    ['an array', '[1,2]', /not a GeoJSON object/],
    ['a bare geometry', '{"type":"Point","coordinates":[1,2]}', /neither a FeatureCollection nor a Feature/],
    [
      'a member that is no feature',
      '{"type":"FeatureCollection","features":[{"type":"x"}]}',
      /^feature 1: not a GeoJSON Feature/,
    ],
    ['nothing', '', /the file is empty/],
  ])('names the place of %s', (_, text, message) => {
    expect(() => readGeoJson(text)).toThrow(ImportError)
    expect(() => readGeoJson(text)).toThrow(message)
  })
})

/** Reads a file that arrives in these parts. */
async function readAll(input: string | Buffer | Buffer[], columns?: CsvColumns) {
  const features = []
  const parts = Array.isArray(input) ? input : [Buffer.from(input)]
  for await (const entry of readCsv(Readable.from(parts), columns)) features.push(entry)
  return features
}

describe('readCsv', () => {
  it('reads places, leaves empty cells out and names lines, also after a cell of several lines', async () => {
    const features = await readAll(
      'code,Longitude,Latitude,note\na,118.75,32.05,"two\nlines"\nb,,,\nc,118.76,32.06,\n',
    )
    expect(features[0]?.table).toEqual({
      columns: ['code', 'Longitude', 'Latitude', 'note'],
      place: ['Longitude', 'Latitude'],
    })
    expect(features.map(({ table: _, ...feature }) => feature)).toEqual([
      {
        at: 'line 2',
        properties: { code: 'a', Longitude: '118.75', Latitude: '32.05', note: 'two\nlines' },
        geometry: { type: 'Point', coordinates: [118.75, 32.05] },
      },
      { at: 'line 4', properties: { code: 'b' }, geometry: null },
      expect.objectContaining({
        at: 'line 5',
        properties: { code: 'c', Longitude: '118.76', Latitude: '32.06' },
      }),
    ])
  })

  it.each([
    ['semicolons', '编号;经度;纬度\n甲;118.75;32.05\n', undefined],
    ['tabs and a mark', '\uFEFF编号\tx\ty\n甲\t118.75\t32.05\n', undefined],
    ['well-known text', '编号,wkt\n甲,POINT (118.75 32.05)\n', undefined],
    ['named columns', '编号,东,北\n甲,118.75,32.05\n', { longitude: '东', latitude: '北' }],
  ])('reads %s', async (_, text, columns) => {
    const [first] = await readAll(text, columns)
    expect(first?.properties.编号).toBe('甲')
    expect(first?.geometry).toEqual({ type: 'Point', coordinates: [118.75, 32.05] })
  })

  it.each([
    ['a semicolon under commas', 'name,note,x,y\nA,foo;bar,118.75,32.05\n'],
    ['commas under semicolons', 'name;note;x;y\nA;foo,bar;118.75;32.05\n'],
    ['semicolons in the quoted header', '"name","a;b;c;d;e\n;",x,y\nA,foo,118.75,32.05\n'],
    ['an empty line before the header', '\r\nname\tx\ty\r\nA\t118.75\t32.05\r\n'],
  ])('divides by what the header has most: %s', async (_, text) => {
    // Also when the header comes letter by letter.
    for (const parts of [[Buffer.from(text)], [...Buffer.from(text)].map((byte) => Buffer.from([byte]))]) {
      const [first] = await readAll(parts)
      expect(first?.properties.name).toBe('A')
      expect(first?.geometry).toEqual({ type: 'Point', coordinates: [118.75, 32.05] })
    }
  })

  it('passes over rows of nothing, as spreadsheets leave them below a table', async () => {
    const features = await readAll('name,x,y\n,,\nA,118.75,32.05\n  \n"",,,,\n\t,,\nB,118.76,32.05\n,,\n')
    expect(features.map(({ at, properties }) => [at, properties.name])).toEqual([
      ['line 3', 'A'],
      ['line 7', 'B'],
    ])
  })

  it('does not take a tab for a border that the header does not have', async () => {
    const [first] = await readAll('name,note,x,y\nA\tfoo,118.75,32.05\n')
    expect(first).toMatchObject({
      at: 'line 2',
      unreadable: { message: '3 cells under 4 columns of the header' },
    })
  })

  it.each(['0x76', '1_0', '0b11', '1e', 'NaN', 'Infinity'])('takes %s for no coordinate', async (text) => {
    const [first] = await readAll(`code,x,y\na,${text},32.05\n`)
    expect(first?.geometry).toEqual({ type: 'Point', coordinates: [text, 32.05] })
  })

  it('names the columns there are where a given one is absent', async () => {
    await expect(readAll('code,x,y\na,1,2\n', { name: 'nosuch' })).rejects.toThrow(
      'the file has no column “nosuch”: the columns are code, x, y',
    )
  })

  it('reads GB 18030, as spreadsheets in China write it', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]),
      Buffer.from(',x,y\n'),
      Buffer.from([0xbd, 0xd6, 0xb5, 0xc0]),
      Buffer.from(',118.75,32.05\n'),
    ])
    const [first] = await readAll(bytes)
    expect(first?.properties.名称).toBe('街道')
  })

  it.each([
    ['GB 18030', [0xbd, 0xd6, 0xb5, 0xc0]],
    ['UTF-8', [...Buffer.from('街道')]],
  ])('knows %s by the first Chinese, however far down it stands', async (_, name) => {
    const features = await readAll([
      Buffer.from('name,x,y\nfirst,118.75,32.05\n'),
      Buffer.from([...name, ...Buffer.from(',118.75,32.05\n')]),
    ])
    expect(features.map(({ properties }) => properties.name)).toEqual(['first', '街道'])
  })

  it('refuses text that is in two encodings', async () => {
    const parts = [Buffer.from('名称,x,y\n'), Buffer.from([0xbd, 0xd6, 0xb5, 0xc0, 0x0a])]
    await expect(readAll(parts)).rejects.toThrow(/neither UTF-8 nor GB 18030/)
  })

  it('hands over every ragged row as unreadable, with the line it begins on', async () => {
    const rows = await readAll('\ncode,x,y\na,1,2\nb,1\n\n"c\nc",1,2,3\nd,1,2\n')
    expect(rows.map(({ at, unreadable }) => [at, unreadable?.message])).toEqual([
      ['line 3', undefined],
      ['line 4', '2 cells under 3 columns of the header'],
      ['line 6', '4 cells under 3 columns of the header'],
      ['line 8', undefined],
    ])
  })

  it('refuses a file without a place, without a header, and one that names a column twice', async () => {
    await expect(readAll('')).rejects.toThrow(/the file is empty/)
    await expect(readAll('\n\n')).rejects.toThrow(/the file is empty/)
    await expect(readAll('code, code,x,y\na,b,1,2\n')).rejects.toThrow(/the column “code” twice/)
    await expect(readAll('code,name\na,b\n')).rejects.toThrow(/no column holds the place.*code, name/)
  })
})

describe('readFeatureFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'streetgrid-read-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const read = (bytes: Buffer, columns?: CsvColumns) => {
    const path = join(folder, 'one.geojson')
    writeFileSync(path, bytes)
    return readFeatureFile(path, columns)
  }
  const [before = '', after = ''] = feature('中').split('中')
  const around = (bytes: number[]) =>
    Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])

  it.each([
    ['GB 18030', around([0xbd, 0xd6, 0xb5, 0xc0])],
    ['UTF-8', around([...Buffer.from('街道')])],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${before}街道${after}`)],
    [
      'UTF-8 whose first Chinese stands far down, across a border of parts',
      Buffer.from(`${' '.repeat(65_535 - before.length)}${before}街道${after}`),
    ],
  ])('reads GeoJSON in %s', async (_, bytes) => {
    const [first] = (await read(bytes)).features as { properties: { code: string } }[]
    expect(first?.properties.code).toBe('街道')
  })

  it('refuses GeoJSON that is neither UTF-8 nor GB 18030', async () => {
    await expect(read(around([0xff, 0xff]))).rejects.toMatchObject({
      code: 'invalid_json',
      message: expect.stringMatching(/neither UTF-8 nor GB 18030/),
    })
  })

  it('refuses a mapped column that no feature has, and one for the place', async () => {
    const bytes = Buffer.from(feature('a'))
    await expect(read(bytes, { name: 'nosuch' })).rejects.toThrow(/no column “nosuch”: the columns are code/)
    await expect(read(bytes, { longitude: 'code' })).rejects.toThrow(/its own geometry/)
    expect((await read(bytes, { name: 'code' })).features).toHaveLength(1)
  })
})

it('points to a key with a slash or a tilde as RFC 6901 writes it', () => {
  const values = { facts: { 'a/b~': 'many' } }
  const { error } = z.object({ facts: z.record(z.string(), z.number()) }).safeParse(values)
  if (error === undefined) throw new Error('the record takes everything')
  expect(rejectionOf('line 2', values, error)).toMatchObject({
    code: 'invalid_value',
    pointer: '/facts/a~1b~0',
    message: expect.stringMatching(/^facts\/a\/b~: /),
  })
})

describe('parseWkt', () => {
  it.each([
    ['POINT(1 2)', { type: 'Point', coordinates: [1, 2] }],
    ['SRID=4326;POINT Z (1 -2e0 3)', { type: 'Point', coordinates: [1, -2] }],
    [
      'LINESTRING(0 0, 1 1)',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    [
      'POLYGON ((0 0,1 0,1 1,0 0))',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    ],
    [
      'MULTIPOINT((0 0),(1 1))',
      {
        type: 'MultiPoint',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    [
      'MULTIPOINT(0 0,1 1)',
      {
        type: 'MultiPoint',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    [
      'MULTIPOLYGON(((0 0,1 0,1 1,0 0)))',
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseWkt(text)).toEqual(expected)
  })

  it.each(['POINT(1)', 'POINT(1 2', 'POINT EMPTY', 'CIRCLE(1 2)', 'POINT(1 2) x', 'POLYGON(0 0,1 1)', ''])(
    'refuses %s',
    (text) => {
      expect(() => parseWkt(text)).toThrow(WktError)
    },
  )
})
