import { parseArgs } from 'node:util'
import { streetCode } from '../district/place-code.model.ts'
import { streetTimeZone } from '../district/street-time.model.ts'
import { type CoordinateSystem, coordinateSystem } from './coordinate-system.ts'
import { type ImportKind, importKinds } from './import.model.ts'
import { ImportError } from './import-error.ts'
import { isTimeZone } from './instant.ts'
import { importKindDefinitions } from './kinds.ts'
import { checkFields } from './read-values.ts'

export const importUsage = `npm run import -- FILE --as KIND --street CODE [options]

  FILE                  GeoJSON (FeatureCollection, or a Feature a line) or CSV with a header row
                        (longitude and latitude columns, or a column of WKT; UTF-8 or GB 18030)
  --as KIND             ${importKinds.slice(0, 6).join(' ')}
                        ${importKinds.slice(6).join(' ')}
  --street CODE         the street's nine digits; a street that is not there is created by districts, communities, grids
  --name NAME           the name of a new street (otherwise its code)
  --crs NAME            EPSG:4326 (default, or what the file states), EPSG:4490, EPSG:4491…4554 (CGCS2000 Gauss-Krüger),
                        EPSG:3857, GCJ-02 (高德, 腾讯), BD-09 (百度)
  --map COLUMN=FIELD    a column of another name holds the field; for CSV also =longitude, =latitude, =wkt
  --set FIELD=VALUE     a field has the same value in every row
  --category-map TEXT=CODE   incidents: a text of the category column means this four-digit code; unknown texts
                        become 9900 and stay readable in the description
  --timezone ZONE       of times without an offset (default ${streetTimeZone})
  --replace             the file is the whole of its kind: rows it does not name go, unless a log names them
                        (demo rows always give way to real ones)
  --skip-bad            take the good features and report the others; otherwise one bad feature stops all
  --dry-run             check and report, write nothing

Rows with a code that is already there are updated and keep what the file does not tell; incidents are left as they are.
--map, --set and --category-map may be given several times, and take several pairs with commas between. The database is
that of the server: DATABASE_URL, or DATA_DIR (.data).

Exit code: 0 what was asked was done (with --skip-bad also if features were refused: the report counts them),
1 features were refused and nothing was written, 2 the import could not begin.`

export interface ImportArguments {
  file: string
  kind: ImportKind
  street: string
  name?: string
  crs?: CoordinateSystem
  map: Record<string, string>
  set: Record<string, string>
  categories: Record<string, string>
  timeZone: string
  replace?: boolean
  skipBad: boolean
  dryRun: boolean
}

const invalid = (message: string) => new ImportError('invalid_option', message)

const pairForms = { map: 'COLUMN=FIELD', set: 'FIELD=VALUE', 'category-map': 'TEXT=CODE' } as const

/** `a=b,c=d` several times as pairs. Only the first of a FIELD=VALUE, the last of the others is no `=` of the text. */
function pairs(option: keyof typeof pairForms, given: readonly string[] = []): [string, string][] {
  return given
    .flatMap((text) => text.split(','))
    .map((pair) => {
      const middle = option === 'set' ? pair.indexOf('=') : pair.lastIndexOf('=')
      if (middle < 1 || middle === pair.length - 1)
        throw invalid(`--${option} wants ${pairForms[option]}, not “${pair}”`)
      return [pair.slice(0, middle).trim(), pair.slice(middle + 1).trim()]
    })
}

/** The pairs as a record; throws an ImportError if one key has two values. */
function recordOf(
  option: keyof typeof pairForms,
  entries: readonly [string, string][],
): Record<string, string> {
  const twice = entries.find(([key], index) => entries.findIndex(([other]) => other === key) < index)
  if (twice !== undefined) throw invalid(`--${option} says twice what “${twice[0]}” is`)
  return Object.fromEntries(entries)
}

/** The arguments of the import command, validated; `help` if it was asked for. Throws an ImportError that says what is wrong. */
export function importArguments(argv: readonly string[]): ImportArguments | 'help' {
  const { values, positionals } = parse(argv)
  if (values.help) return 'help'
  const [file, ...rest] = positionals
  if (file === undefined) throw invalid('name the file to import')
  if (rest.length > 0) throw invalid(`one file at a time: what is “${rest.join(' ')}”?`)
  const kind = importKinds.find((name) => name === values.as)
  if (kind === undefined)
    throw invalid(`--as ${values.as ?? 'is missing and'} must be one of: ${importKinds.join(' ')}`)
  if (!streetCode.safeParse(values.street).success)
    throw invalid(`--street must be a code of nine digits${values.street ? `, not “${values.street}”` : ''}`)
  const crs = values.crs === undefined ? undefined : coordinateSystem(values.crs)
  if (values.crs !== undefined && crs === undefined) throw invalid(`--crs ${values.crs} is not known`)
  const timeZone = values.timezone ?? streetTimeZone
  if (!isTimeZone(timeZone)) throw invalid(`--timezone ${timeZone} is not known`)
  const map = recordOf(
    'map',
    pairs('map', values.map).map(([column, field]) => [field, column]),
  )
  const set = recordOf('set', pairs('set', values.set))
  checkFields(importKindDefinitions[kind].record, { map, set })
  return {
    file,
    kind,
    street: String(values.street),
    name: values.name,
    crs,
    map,
    set,
    categories: recordOf('category-map', pairs('category-map', values['category-map'])),
    timeZone,
    replace: values.replace,
    skipBad: values['skip-bad'] ?? false,
    dryRun: values['dry-run'] ?? false,
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        street: { type: 'string' },
        name: { type: 'string' },
        crs: { type: 'string' },
        map: { type: 'string', multiple: true },
        set: { type: 'string', multiple: true },
        'category-map': { type: 'string', multiple: true },
        timezone: { type: 'string' },
        replace: { type: 'boolean' },
        'skip-bad': { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}
