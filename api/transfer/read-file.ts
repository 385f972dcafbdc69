import { createReadStream } from 'node:fs'
import { access, constants, readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { type CoordinateSystem, coordinateSystem } from './coordinate-system.ts'
import { decodeText } from './decode-text.ts'
import type { RawFeature } from './import.model.ts'
import { ImportError } from './import-error.ts'
import { type CsvColumns, readCsv } from './read-csv.ts'
import { readGeoJson } from './read-geojson.ts'
import { checkColumns, placeFields } from './read-values.ts'

interface FileFeatures {
  features: Iterable<RawFeature> | AsyncIterable<RawFeature>
  /** The coordinate system that the file itself states. */
  crs?: CoordinateSystem
}

/**
 * Opens a file by its ending: .csv, .tsv and .txt as CSV (streamed), others as GeoJSON; both UTF-8 or GB 18030. `columns`
 * are the file's columns (or properties) by the field they hold. Throws an ImportError, also for a column that the file
 * lacks, and for a coordinate system that it states and that is not known, unless another is `given`.
 */
export async function readFeatureFile(
  path: string,
  columns: CsvColumns = {},
  given?: CoordinateSystem,
): Promise<FileFeatures> {
  await checkFile(path)
  if (['.csv', '.tsv', '.txt'].includes(extname(path).toLowerCase()))
    return { features: readCsvFile(path, columns) }
  const { features, crs } = readGeoJson(decodeText(await readFile(path), 'invalid_json'))
  checkProperties(features, columns)
  if (crs === undefined) return { features }
  const system = coordinateSystem(crs)
  if (system === undefined && given === undefined)
    throw new ImportError(
      'invalid_option',
      `the file states the coordinate system ${crs}, which is not known: name it with --crs`,
    )
  return { features, crs: system }
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new ImportError('invalid_option', `there is no file ${path}`)
  if (!found.isFile())
    throw new ImportError(
      'invalid_option',
      `${path} is ${found.isDirectory() ? 'a folder' : 'no ordinary file'}: name one file to import`,
    )
  await access(path, constants.R_OK).catch(() => {
    throw new ImportError('invalid_option', `${path} may not be read by this user`)
  })
}

/** Features of one file need not have the same properties: a column is there if any of them has it. */
function checkProperties(features: readonly RawFeature[], columns: CsvColumns): void {
  const place = placeFields.find((field) => field in columns)
  if (place !== undefined)
    throw new ImportError('invalid_option', `a GeoJSON file has its own geometry: no column can be ${place}`)
  if (features.length > 0 && Object.keys(columns).length > 0)
    checkColumns(columns, [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))])
}

/** Opens the file when its first row is asked for: an import that does not begin leaves nothing open. */
async function* readCsvFile(path: string, columns: CsvColumns): AsyncGenerator<RawFeature> {
  yield* readCsv(createReadStream(path), columns)
}
