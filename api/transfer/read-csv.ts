import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { counted } from '../counted.ts'
import { isDecimal } from '../geometry.model.ts'
import { TextDecoding } from './decode-text.ts'
import type { RawFeature } from './import.model.ts'
import { ImportError } from './import-error.ts'
import { checkColumns } from './read-values.ts'
import { parseWkt, WktError } from './wkt.ts'

const longitudeNames = ['longitude', 'lon', 'lng', 'long', 'x', '经度', '东经']
const latitudeNames = ['latitude', 'lat', 'y', '纬度', '北纬']
const wktNames = ['wkt', 'geometry', 'geom', 'the_geom', 'shape']

/** Columns by the field they hold, where they have other names. */
export type CsvColumns = Readonly<Record<string, string>> & {
  longitude?: string
  latitude?: string
  wkt?: string
}

/**
 * Reads CSV with a header row as a stream: comma, semicolon or tab, whichever the header has most, UTF-8 (with or without
 * mark) or GB 18030. The place comes from longitude and latitude columns or from a column of well-known text; a row
 * without a place has a null geometry, one with more or fewer cells than the header is `unreadable`. A coordinate that is
 * no number stays text. An empty cell is a missing value, a row of
 * nothing but empty cells no row. Rows are named by the line they begin on. Destroys the input in
 * the end. Throws an ImportError, also for an empty text, a column that the header names twice, and a given column that
 * the header lacks.
 */
export async function* readCsv(input: Readable, columns: CsvColumns = {}): AsyncGenerator<RawFeature> {
  try {
    const { delimiter, text } = await delimited(input)
    const parser = parse({
      bom: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
    })
    // What fails in the text fails the parser, which is read here.
    pipeline(Readable.from(text), parser, () => undefined)
    let rowOf: ((cells: string[]) => Omit<RawFeature, 'at'>) | undefined
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (rowOf === undefined) rowOf = rowReader(headerNames(record), columns)
      else yield { at: `line ${info.lines - lineBreaksIn(record)}`, ...rowOf(record) }
    }
    if (rowOf === undefined)
      throw new ImportError(
        'invalid_csv',
        'the file is empty: it needs a header row, and a row for each feature',
      )
  } catch (error) {
    if (error instanceof CsvError) throw new ImportError('invalid_csv', error.message)
    throw error
  } finally {
    input.destroy()
  }
}

function headerNames(record: string[]): string[] {
  const names = record.map((name) => name.trim())
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) < index)
  if (twice !== undefined)
    throw new ImportError(
      'invalid_csv',
      `the header names the column “${twice}” twice: rename or remove one of them`,
    )
  return names
}

const lineBreaksIn = (cells: string[]): number =>
  cells.reduce((count, cell) => count + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0)

function rowReader(header: string[], given: CsvColumns): (cells: string[]) => Omit<RawFeature, 'at'> {
  const { columns: place, read } = placeReader(header, given)
  const table = { columns: header.filter((name) => name !== ''), place }
  return (cells) => {
    if (cells.length !== header.length)
      return {
        properties: {},
        geometry: null,
        table,
        unreadable: {
          code: 'invalid_csv',
          message: `${counted(cells.length, 'cell')} under ${counted(header.length, 'column')} of the header`,
        },
      }
    const row: Record<string, string> = {}
    const properties: Record<string, string> = {}
    for (const [index, name] of header.entries()) {
      const cell = cells[index] ?? ''
      row[name] = cell
      if (cell.trim() !== '') properties[name] = cell
    }
    return { properties, geometry: read(row), table }
  }
}

const longestHeader = 1_000_000

/** The text of a file and the delimiter of its header, which is read ahead. */
async function delimited(input: Readable): Promise<{ delimiter: string; text: AsyncIterable<string> }> {
  const parts = decoded(input)
  let head = ''
  let header: string | undefined
  while (header === undefined && head.length < longestHeader) {
    const { value, done } = await parts.next()
    if (done) break
    head += value
    header = headerOf(head)
  }
  async function* text() {
    yield head
    yield* parts
  }
  return { delimiter: delimiterOf(header ?? head), text: text() }
}

async function* decoded(input: Readable): AsyncGenerator<string> {
  const decoding = new TextDecoding('invalid_csv')
  for await (const part of input) yield decoding.read(part)
  yield decoding.end()
}

/** The first line that has something in it, its quoted cells emptied; undefined if the text ends within it. */
function headerOf(text: string): string | undefined {
  const bare = text.replace(/"(?:[^"]|"")*("|$)/g, '""')
  return /^[\r\n]*([^\r\n]+)[\r\n]/.exec(bare)?.[1]
}

function delimiterOf(header: string): string {
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).delimiter
}

interface PlaceReader {
  columns: string[]
  read(row: Readonly<Record<string, string>>): unknown
}

function placeReader(header: string[], columns: CsvColumns): PlaceReader {
  checkColumns(columns, header)
  const find = (given: string | undefined, names: string[]) =>
    given === undefined
      ? header.find((name) => names.includes(name.toLowerCase()))
      : header.find((name) => name === given)
  const wkt = find(columns.wkt, wktNames)
  const longitude = find(columns.longitude, longitudeNames)
  const latitude = find(columns.latitude, latitudeNames)
  if (longitude !== undefined && latitude !== undefined)
    return {
      columns: [longitude, latitude],
      read(row) {
        const [x, y] = [row[longitude]?.trim() ?? '', row[latitude]?.trim() ?? '']
        return x === '' || y === ''
          ? null
          : { type: 'Point', coordinates: [coordinateOf(x), coordinateOf(y)] }
      },
    }
  if (wkt !== undefined)
    return {
      columns: [wkt],
      read(row) {
        const text = row[wkt]?.trim() ?? ''
        if (text === '') return null
        try {
          return parseWkt(text)
        } catch (error) {
          if (error instanceof WktError) return { unreadable: error.message }
          throw error
        }
      },
    }
  throw new ImportError(
    'missing_geometry',
    `no column holds the place: name longitude and latitude columns (--map …=longitude,…=latitude) or one of well-known text (--map …=wkt); the columns are ${header.join(', ')}`,
  )
}

const coordinateOf = (text: string): number | string => (isDecimal(text) ? Number(text) : text)
