import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { readDecimal } from '../geometry.model.ts'
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
 * without a place has a null geometry. An empty cell is a missing value. Rows are named by the line they begin on.
 * Destroys the input in the end. Throws an ImportError, also for a given column that the header lacks.
 */
export async function* readCsv(input: Readable, columns: CsvColumns = {}): AsyncGenerator<RawFeature> {
  try {
    const { delimiter, text } = await delimited(input)
    const parser = parse({
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count: false,
    })
    // What fails in the text fails the parser, which is read here.
    pipeline(Readable.from(text), parser, () => undefined)
    let place: ((row: Record<string, string>) => unknown) | undefined
    let nextLine = 2
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>
      info: { lines: number }
    }>) {
      place ??= placeReader(Object.keys(record), columns)
      const properties = Object.fromEntries(Object.entries(record).filter(([, value]) => value.trim() !== ''))
      yield { at: `line ${nextLine}`, properties, geometry: place(record) }
      nextLine = info.lines + 1
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ImportError('invalid_csv', error.message)
    throw error
  } finally {
    input.destroy()
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
  const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).delimiter
}

function placeReader(header: string[], columns: CsvColumns): (row: Record<string, string>) => unknown {
  checkColumns(columns, header)
  const find = (given: string | undefined, names: string[]) =>
    given === undefined
      ? header.find((name) => names.includes(name.toLowerCase()))
      : header.find((name) => name === given)
  const wkt = find(columns.wkt, wktNames)
  const longitude = find(columns.longitude, longitudeNames)
  const latitude = find(columns.latitude, latitudeNames)
  if (longitude !== undefined && latitude !== undefined)
    return (row) => {
      const [x, y] = [row[longitude]?.trim() ?? '', row[latitude]?.trim() ?? '']
      return x === '' || y === '' ? null : { type: 'Point', coordinates: [readDecimal(x), readDecimal(y)] }
    }
  if (wkt !== undefined)
    return (row) => {
      const text = row[wkt]?.trim() ?? ''
      if (text === '') return null
      try {
        return parseWkt(text)
      } catch (error) {
        if (error instanceof WktError) return { unreadable: error.message }
        throw error
      }
    }
  throw new ImportError(
    'missing_geometry',
    `no column holds the place: name longitude and latitude columns (--map …=longitude,…=latitude) or one of well-known text (--map …=wkt); the columns are ${header.join(', ')}`,
  )
}
