import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { type CoordinateSystem, coordinateSystem } from './coordinate-system.ts'
import type { RawFeature } from './import.model.ts'
import { ImportError } from './import-error.ts'
import { type CsvColumns, readCsv } from './read-csv.ts'
import { readGeoJson } from './read-geojson.ts'

export interface FileFeatures {
  features: Iterable<RawFeature> | AsyncIterable<RawFeature>
  /** The coordinate system that the file itself states. */
  crs?: CoordinateSystem
}

/** Opens a file by its ending: .csv, .tsv and .txt as CSV (streamed), others as GeoJSON. Throws an ImportError. */
export async function readFeatureFile(path: string, columns: CsvColumns = {}): Promise<FileFeatures> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || !found.isFile())
    throw new ImportError('invalid_option', `there is no file ${path}`)
  if (['.csv', '.tsv', '.txt'].includes(extname(path).toLowerCase()))
    return { features: readCsvFile(path, columns) }
  const { features, crs } = readGeoJson(await readFile(path, 'utf8'))
  if (crs === undefined) return { features }
  const system = coordinateSystem(crs)
  if (system === undefined)
    throw new ImportError(
      'invalid_option',
      `the file states the coordinate system ${crs}, which is not known: name it with --crs`,
    )
  return { features, crs: system }
}

/** Opens the file when its first row is asked for: an import that does not begin leaves nothing open. */
async function* readCsvFile(path: string, columns: CsvColumns): AsyncGenerator<RawFeature> {
  yield* readCsv(createReadStream(path), columns)
}
