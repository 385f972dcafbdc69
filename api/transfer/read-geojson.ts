import type { RawFeature } from './import.model.ts'
import { ImportError } from './import-error.ts'
import { jsonFaultPosition } from './json-fault.ts'

interface ReadFeatures {
  features: RawFeature[]
  /** The name of the coordinate system that the file states, if it does. */
  crs?: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads GeoJSON: a FeatureCollection, one Feature, or Features line by line (also RFC 8142 text sequences).
 * Features are counted from 1 as `feature 3`, or by line where each has its own. Throws an ImportError with line and
 * column where the text is not JSON or not GeoJSON.
 */
export function readGeoJson(text: string): ReadFeatures {
  const plain = text.replace(/^\uFEFF/, '')
  if (plain.trim() === '') throw new ImportError('invalid_json', 'the file is empty')
  const lines = plain.split('\n')
  const [first = '', second] = lines.filter((line) => line.replace('\u001e', '').trim() !== '')
  if (second !== undefined && isWhole(first) && isWhole(second)) return readLines(lines)
  const document = parse(plain, 0)
  if (!isRecord(document)) throw new ImportError('invalid_json', 'the file is not a GeoJSON object')
  const crs =
    isRecord(document.crs) && isRecord(document.crs.properties) ? document.crs.properties.name : undefined
  const named = typeof crs === 'string' ? { crs } : {}
  if (document.type === 'Feature') return { features: [featureOf(document, 'feature 1')], ...named }
  if (document.type !== 'FeatureCollection' || !Array.isArray(document.features))
    throw new ImportError('invalid_json', 'the file is neither a FeatureCollection nor a Feature')
  return {
    features: document.features.map((entry: unknown, index) => featureOf(entry, `feature ${index + 1}`)),
    ...named,
  }
}

function readLines(lines: string[]): ReadFeatures {
  const features = lines.flatMap((line, index) => {
    const content = line.replace('\u001e', '').trim()
    return content === '' ? [] : [featureOf(parse(content, index), `line ${index + 1}`)]
  })
  return { features }
}

function featureOf(entry: unknown, at: string): RawFeature {
  if (!isRecord(entry) || entry.type !== 'Feature')
    throw new ImportError('invalid_json', `${at}: not a GeoJSON Feature`)
  const properties = isRecord(entry.properties) ? entry.properties : {}
  return { at, properties, geometry: entry.geometry ?? null }
}

/** True if a line is a JSON object of its own, so that the file is read line by line. */
function isWhole(line: string): boolean {
  try {
    return isRecord(JSON.parse(line.replace('\u001e', '')))
  } catch {
    return false
  }
}

function parse(text: string, lineOffset: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ImportError('invalid_json', `${placeOf(text, lineOffset)}: not JSON (${reason})`)
  }
}

function placeOf(text: string, lineOffset: number): string {
  const before = text.slice(0, jsonFaultPosition(text)).split('\n')
  return `line ${lineOffset + before.length} column ${(before.at(-1)?.length ?? 0) + 1}`
}
