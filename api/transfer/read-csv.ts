import { type Readable, Transform, type TransformCallback } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { RawFeature } from './import.model.ts'
import { ImportError } from './import-error.ts'
import { parseWkt, WktError } from './wkt.ts'

const longitudeNames = ['longitude', 'lon', 'lng', 'long', 'x', '经度', '东经']
const latitudeNames = ['latitude', 'lat', 'y', '纬度', '北纬']
const wktNames = ['wkt', 'geometry', 'geom', 'the_geom', 'shape']

/** Columns that hold the place, where they have other names than the usual ones. */
export interface CsvColumns {
  longitude?: string
  latitude?: string
  wkt?: string
}

/**
 * Reads CSV with a header row as a stream: comma, semicolon or tab, UTF-8 (with or without mark) or GB 18030. The place
 * comes from longitude and latitude columns or from a column of well-known text; a row without a place has a null
 * geometry. An empty cell is a missing value. Rows are named by the line they begin on. Destroys the input in the end. Throws an ImportError.
 */
export async function* readCsv(input: Readable, columns: CsvColumns = {}): AsyncGenerator<RawFeature> {
  const parser = parse({
    bom: true,
    columns: (header: string[]) => header.map((name) => name.trim()),
    delimiter: [',', ';', '\t'],
    info: true,
    skip_empty_lines: true,
    relax_column_count: false,
  })
  const decoded = input.pipe(decodeText())
  decoded.on('error', (error) => parser.destroy(error))
  input.on('error', (error) => parser.destroy(error))
  let place: ((row: Record<string, string>) => unknown) | undefined
  let nextLine = 2
  try {
    for await (const { record, info } of decoded.pipe(parser) as AsyncIterable<{
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

function placeReader(header: string[], columns: CsvColumns): (row: Record<string, string>) => unknown {
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
      return x === '' || y === '' ? null : { type: 'Point', coordinates: [Number(x), Number(y)] }
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

/**
 * UTF-8, or GB 18030 (which contains GBK and GB 2312): decided by the first part that is not plain ASCII, for a long
 * file may have its first Chinese far down. What then fits neither is a fault, not a row of question marks.
 */
function decodeText(): Transform {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  const decode = (done: TransformCallback, read: () => string) => {
    try {
      done(null, read())
    } catch {
      done(new ImportError('invalid_csv', 'the text is neither UTF-8 nor GB 18030 throughout'))
    }
  }
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (!decoder && chunk.every((byte) => byte < 0x80)) return done(null, chunk)
      const reader = decoder ?? new TextDecoder(isUtf8(chunk) ? 'utf-8' : 'gb18030', { fatal: true })
      decoder = reader
      decode(done, () => reader.decode(chunk, { stream: true }))
    },
    flush(done) {
      decode(done, () => decoder?.decode() ?? '')
    },
  })
}

function isUtf8(chunk: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}
