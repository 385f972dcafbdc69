import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { lockDirectory } from '../../../api/database/lock.ts'
import { openDatabase } from '../../../api/database/open.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { importCommand } from '../../../api/transfer/import.command.ts'
import { progressPrinter } from '../../../api/transfer/import-progress.ts'
import { eachDatabase } from '../../support/databases.ts'
import { mesh, square } from '../../support/features.ts'

const street = '110101001'

eachDatabase('npm run import', ({ place }) => {
  const folder = mkdtempSync(join(tmpdir(), 'streetgrid-import-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  let variables: Record<string, string | undefined> = {}
  beforeAll(async () => {
    const { url, directory } = await place()
    variables = { DATABASE_URL: url, DATA_DIR: directory }
  })
  async function run(...argv: string[]) {
    const lines: string[] = []
    const code = await importCommand(argv, variables, (text) => lines.push(text))
    return { code, text: lines.join('\n') }
  }

  it('imports grids, then incidents of a table, and reports by line', async () => {
    const cells = mesh(118.74, 32.04, 3, 2)
    const grids = file(
      'grids.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: cells.map((geometry, index) => ({
          type: 'Feature',
          properties: { 名称: `网格${index}` },
          geometry,
        })),
      }),
    )
    const first = await run(
      grids,
      '--as',
      'grids',
      '--street',
      street,
      '--name',
      '街道',
      '--map',
      '名称=name',
    )
    expect(first.text).toMatch(/6 read, 6 written, 0 refused/)
    expect(first.code).toBe(0)

    const table = file(
      'requests.csv',
      'number,lon,lat,created,what\n1,118.745,32.044,2026-06-17 09:00,暴露垃圾\n2,118.745,,2026-06-17 09:00,x\n3,119.5,32.044,2026-06-17 09:00,x\n',
    )
    const options = [
      table,
      '--as',
      'incidents',
      '--street',
      street,
      '--map',
      'number=code,created=reported_at',
      '--map',
      'what=category',
    ]
    const refused = await run(...options)
    expect(refused.code).toBe(1)
    expect(refused.text).toMatch(/3 read, 0 written, 2 refused/)
    expect(refused.text).toMatch(/line 3: missing_geometry/)
    expect(refused.text).toMatch(/line 4: outside_boundary/)
    expect(refused.text).toMatch(/Nothing was written/)
    expect((await run(...options, '--dry-run', '--skip-bad')).text).toMatch(/1 row would be written/)
    // Written now, and not already there: the dry run before wrote nothing.
    expect(await run(...options, '--skip-bad')).toMatchObject({
      code: 0,
      text: expect.stringMatching(/1 written, 2 refused/),
    })
  }, 120_000)

  it('knows rows without codes by what they say, not by the name of their file', async () => {
    const months = (month: string) =>
      `lon,lat,created,what\n118.745,32.044,2026-${month}-01 09:00,暴露垃圾\n118.745,32.044,2026-${month}-01 09:00,暴露垃圾\n118.746,32.045,2026-${month}-02 09:00,道路不洁\n`
    const take = (name: string, text: string) =>
      run(
        file(name, text),
        '--as',
        'incidents',
        '--street',
        street,
        '--map',
        'created=reported_at,what=category',
      )
    const first = await take('export.csv', months('01'))
    expect(first.text).toMatch(/3 read, 3 written/)
    expect(first.text).toMatch(/3 features without a code got one made of what they say/)
    expect((await take('export.csv', months('02'))).text).toMatch(/3 read, 3 written/)
    // The same rows again: under another name, and with new ones behind them.
    const again = await take('export (1).csv', `${months('01')}118.745,32.044,2026-01-03 09:00,x\n`)
    expect(again.text).toMatch(/4 read, 1 written/)
    expect(again.text).toMatch(/3 incidents are already in the database/)
  })

  it('says once that a column is missing, and which columns nothing takes', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `${index},118.745,32.044,2026-06-17 09:00,x\n`)
    const table = file('raw.csv', `unique_key,lon,lat,created_date,lines\n${rows.join('')}`)
    const options = [table, '--as', 'incidents', '--street', street, '--map', 'unique_key=code']
    const { code, text } = await run(...options)
    expect(code).toBe(1)
    expect(text).toMatch(
      /note: no column reported_at: the file has unique_key, lon, lat, created_date, lines \(--map COLUMN=reported_at/,
    )
    expect(text).toMatch(/2 columns of the file are not taken: created_date, lines/)
    expect(text.match(/missing/g)).toHaveLength(2)
    expect(text).toMatch(/^ {2}lines 2–61: missing_value: reported_at is missing$/m)
    const mapped = await run(...options, '--map', 'created_date=reported_at', '--dry-run')
    expect(mapped.text).toMatch(
      /1 column of the file is not taken: lines; fields that the file does not have: cat/,
    )
  })

  it('names a misspelt property, and the coordinate system that the file states', async () => {
    const estate = {
      type: 'Feature',
      properties: { name: '小区', houshold: 5 },
      geometry: square(118.745, 32.044, 0.001),
    }
    const crs = { type: 'name', properties: { name: 'gcj02' } }
    const collection = (stated: object) =>
      file('estates.geojson', JSON.stringify({ type: 'FeatureCollection', ...stated, features: [estate] }))
    const options = ['--as', 'estates', '--street', street, '--dry-run']
    const { text } = await run(collection({ crs }), ...options)
    expect(text).toMatch(/1 property of the file is not taken: houshold; .*does not have: .*households/)
    expect(text).toMatch(/converted to WGS84 from GCJ-02, which the file states/)
    expect(text).toMatch(/1 feature without a code got one made of what it says/)
    const other = await run(collection({ crs }), ...options, '--crs', 'EPSG:4490')
    expect(other.text).toMatch(/the file states GCJ-02; what --crs says was followed/)
    expect(other.text).not.toMatch(/converted/)
    const unknown = collection({ crs: { type: 'name', properties: { name: 'Mars' } } })
    expect((await run(unknown, ...options)).text).toMatch(/system Mars, which is not known/)
    expect((await run(unknown, ...options, '--crs', 'EPSG:4490')).code).toBe(0)
  })

  it('names every row whose cells do not fit the header, and takes the others with --skip-bad', async () => {
    const table = file(
      'ragged.csv',
      'code,lon,lat,created\nr1,118.745,32.044,2026-06-17\nr2,118.745,32.044,2026-06-17,more\nr3,118.745\nr4,118.745,32.044,2026-06-18\n',
    )
    const options = [table, '--as', 'incidents', '--street', street, '--map', 'created=reported_at']
    const refused = await run(...options)
    expect(refused.code).toBe(1)
    expect(refused.text).toMatch(/4 read, 0 written, 2 refused/)
    expect(refused.text).toMatch(/line 3: invalid_csv: 5 cells under 4 columns/)
    expect(refused.text).toMatch(/line 4: invalid_csv: 2 cells under 4 columns/)
    const taken = await run(...options, '--skip-bad')
    expect(taken).toMatchObject({ code: 0, text: expect.stringMatching(/4 read, 2 written, 2 refused/) })
  })

  it.each([
    [['--map', 'lon=nosuch'], /no field “nosuch”: the fields are .*category.*longitude, latitude, wkt/],
    [['--map', 'nosuch=category'], /no column “nosuch”: the columns are lon, lat, created/],
    [['--set', 'nme=x'], /no field “nme”: the fields are .*category/],
    [['--set', 'longitude=1'], /no field “longitude”/],
    [['--map', 'lon=category,lat=category'], /--map says twice what “category” is/],
    [['--set', 'source=hotline', '--set', 'source=import'], /--set says twice what “source” is/],
  ])('does nothing with %j', async (options, message) => {
    const table = file('set.csv', 'lon,lat,created\n118.745,32.044,2026-06-17 09:00\n')
    const { code, text } = await run(
      table,
      '--as',
      'incidents',
      '--street',
      street,
      '--map',
      'created=reported_at',
      ...options,
    )
    expect(text).toMatch(message)
    expect(code).toBe(2)
  })

  it('sets a field to a text that has an equals sign', async () => {
    const table = file('set.csv', 'code,lon,lat,created\nset,118.745,32.044,2026-06-17 09:00\n')
    const options = ['--as', 'incidents', '--street', street, '--map', 'created=reported_at']
    expect((await run(table, ...options, '--set', 'description=a=b')).code).toBe(0)
    const opened = await openDatabase({
      prepare: writeReferenceData,
      url: variables.DATABASE_URL,
      directory: variables.DATA_DIR,
    })
    expect(await opened.query("SELECT description FROM incident WHERE code = 'set'")).toEqual([
      { description: 'a=b' },
    ])
    await opened.close()
  })

  it.each([
    [[], /name the file/],
    [['x.csv'], /--as is missing/],
    [['x.csv', '--as', 'ships', '--street', street], /--as ships must be one of/],
    [['x.csv', '--as', 'units'], /nine digits/],
    [['x.csv', '--as', 'units', '--street', '12'], /not “12”/],
    [['x.csv', '--as', 'units', '--street', street, '--crs', 'Mars'], /--crs Mars/],
    [['x.csv', '--as', 'units', '--street', street, '--map', 'name'], /--map wants COLUMN=FIELD/],
    [['x.csv', '--as', 'units', '--street', street, '--fast'], /--fast/],
    [['/nowhere/x.csv', '--as', 'units', '--street', street], /no file/],
    [[tmpdir(), '--as', 'units', '--street', street], /is a folder: name one file/],
    [[file('empty.csv', '\n'), '--as', 'units', '--street', street], /the file is empty: it needs a header/],
    [[file('empty.geojson', ' \n'), '--as', 'units', '--street', street], /^the file is empty$/],
  ])('refuses %j', async (argv, message) => {
    const { code, text } = await run(...argv)
    expect(code).toBe(2)
    expect(text).toMatch(message)
  })
})

it.each(['--help', 'x.csv'])('does not mind that nobody reads what it says of %s', async (argument) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/transfer/import.command.ts', argument], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
  })
  child.stdout.destroy()
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += chunk))
  expect((await once(child, 'close'))[0]).toBe(argument === '--help' ? 0 : 2)
  expect(errors).toBe('')
})

describe('the progress of an import', () => {
  afterEach(() => vi.useRealTimers())

  it('is silent for three seconds, then says every three seconds what it is at, and each new step', async () => {
    vi.useFakeTimers()
    const lines: string[] = []
    const { tell, stop } = progressPrinter((line) => lines.push(line))
    tell({ step: 'reading', count: 1000 })
    vi.advanceTimersByTime(2_900)
    tell({ step: 'reading', count: 2000 })
    expect(lines).toEqual([])
    vi.advanceTimersByTime(3_100)
    expect(lines).toEqual(['… reading: 2000 features, 3 s', '… reading: 2000 features, 6 s'])
    tell({ step: 'checking', count: 2500 })
    expect(lines.at(-1)).toBe('… checking: 2500 features, 6 s')
    stop()
    vi.advanceTimersByTime(9_000)
    expect(lines).toHaveLength(3)
  })
})

it('says who has the folder and what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'streetgrid-import-'))
  const release = await lockDirectory(folder)
  const table = join(folder, 'one.csv')
  writeFileSync(table, 'name,lon,lat\na,1,2\n')
  const lines: string[] = []
  const variables = { DATA_DIR: folder }
  const code = await importCommand([table, '--as', 'units', '--street', street], variables, (text) =>
    lines.push(text),
  )
  release()
  rmSync(folder, { recursive: true })
  expect(code).toBe(2)
  expect(lines.join('\n')).toMatch(new RegExp(`open in process ${process.pid}.*DATABASE_URL`, 's'))
})
