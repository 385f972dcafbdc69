import { streetCode } from '../../../api/district/place-code.model.ts'
import { type PlaceSet, readPlaceSet, writePlaceSet } from '../../filter/place-set.ts'
import { type Conditions, readConditions, writeConditions } from '../../filter/search-filter.ts'
import { readThing, type Thing, writeThing } from '../../filter/thing.ts'
import { type Language, languages } from '../../i18n/i18n.ts'
import { readMoment, writeMoment } from '../../incident/replay.ts'
import { type Camera, roundCamera } from '../../map/camera.ts'
import { type PaletteName, paletteNames } from '../../map/palette.ts'

export const incidentSorts = [
  '-reported_at',
  'reported_at',
  'due_at',
  '-due_at',
  'category',
  'stage',
  'code',
] as const
export type IncidentSort = (typeof incidentSorts)[number]

/** The parts beside the map that can be folded away. */
export const panelNames = ['list', 'overview'] as const
export type PanelName = (typeof panelNames)[number]
/** What the phone's sheet shows. */
export const sheetNames = ['list', 'overview', 'layers'] as const
export type SheetName = (typeof sheetNames)[number]

/** What the map can show, as far as the address names it. */
export interface Vocabulary {
  layers: readonly string[]
  gridFigures: readonly string[]
  buildingColours: readonly string[]
}

/** All that the address says of the map page; back, forward and bookmarks restore it. */
export interface View {
  street?: string
  conditions: Conditions
  /** List and counts only of what the map shows. */
  inView: boolean
  sort: IncidentSort
  camera?: Camera
  thing?: Thing
  /** The places listed in the drawer while no thing is opened. */
  places?: PlaceSet
  /** Layers shown though hidden by default, and hidden though shown by default. */
  shown: string[]
  hidden: string[]
  gridFigure?: string
  buildingColour?: string
  /** Absent: the one of the screen, see `paletteOf`. */
  palette?: PaletteName
  language: Language
  folded: PanelName[]
  sheet: SheetName
  layersOpen: boolean
  /** The past instant that is shown, a whole minute, epoch in milliseconds. */
  moment?: number
}

/** What of a view changes with its street: conditions, camera and the opened thing belong to the one before. */
export const ofStreet = (street: string): Partial<View> => ({
  street,
  conditions: {},
  thing: undefined,
  places: undefined,
  camera: undefined,
  inView: false,
})

/** A name for what the drawer shows; undefined while it is closed. */
export const openedName = ({ thing, places }: Pick<View, 'thing' | 'places'>): string | undefined =>
  thing === undefined ? places && writePlaceSet(places) : writeThing(thing)

/** The colours of a view: those it asks for, or light ones on a phone and dark ones elsewhere. */
export const paletteOf = ({ palette }: Pick<View, 'palette'>, phone: boolean): PaletteName =>
  palette ?? (phone ? 'paper' : 'dusk')

export type RawView = Record<string, string | undefined>

const words = (text: string) => text.split(',').filter((part) => part !== '')

function readCamera(text: string): Camera | undefined {
  const [longitude, latitude, zoom, bearing = 0, pitch = 0, ...rest] = text
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (longitude === undefined || latitude === undefined || zoom === undefined || rest.length > 0) return
  const within = (value: number, least: number, most: number) => value >= least && value <= most
  if (!within(longitude, -180, 180) || !within(latitude, -85, 85) || !within(zoom, 0, 24)) return
  if (!within(bearing, -360, 360) || !within(pitch, 0, 85)) return
  return roundCamera({ center: [longitude, latitude], zoom, bearing, pitch })
}

function writeCamera(camera: Camera): string {
  const { center, zoom, bearing, pitch } = roundCamera(camera)
  const level = bearing === 0 && pitch === 0
  return [...center, zoom, ...(level ? [] : [bearing, pitch])].join(',')
}

/** Reads the view from the address. What cannot be read falls back to its default and is named in `invalid`. */
export function readView(raw: RawView, vocabulary: Vocabulary): { view: View; invalid: string[] } {
  const { conditions, invalid } = readConditions(raw)
  const read = <Value>(name: string, parse: (text: string) => Value | undefined): Value | undefined => {
    const text = raw[name]
    if (text === undefined || text === '') return undefined
    const value = parse(text)
    if (value === undefined) invalid.push(name)
    return value
  }
  const oneOf =
    <Name extends string>(names: readonly Name[]) =>
    (text: string) =>
      names.find((name) => name === text)
  const manyOf =
    <Name extends string>(names: readonly Name[]) =>
    (text: string) => {
      const parts = words(text)
      const known = names.filter((name) => parts.includes(name))
      return known.length === parts.length ? known : undefined
    }
  const view: View = {
    street: read('street', (text) => streetCode.safeParse(text).data),
    conditions,
    inView: read('inview', oneOf(['true'])) === 'true',
    sort: read('sort', oneOf(incidentSorts)) ?? '-reported_at',
    camera: read('at', readCamera),
    thing: read('thing', readThing),
    places: read('places', readPlaceSet),
    shown: read('show', manyOf(vocabulary.layers)) ?? [],
    hidden: read('hide', manyOf(vocabulary.layers)) ?? [],
    gridFigure: read('figure', oneOf(vocabulary.gridFigures)),
    buildingColour: read('buildings', oneOf(vocabulary.buildingColours)),
    palette: read('palette', oneOf(paletteNames)),
    language: read('lang', oneOf(languages)) ?? 'zh',
    folded: read('fold', manyOf(panelNames)) ?? [],
    sheet: read('sheet', oneOf(sheetNames)) ?? 'list',
    layersOpen: read('panel', oneOf(['layers'])) === 'layers',
    moment: read('moment', (text) => readMoment(text, Date.now())),
  }
  return { view, invalid }
}

/** The view as query parameters without its defaults: the inverse of `readView`. */
export function writeView(view: View): Record<string, string> {
  const parameters: Record<string, string> = {}
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') parameters[name] = value
  }
  put('street', view.street)
  Object.assign(parameters, writeConditions(view.conditions))
  put('inview', view.inView ? 'true' : undefined)
  put('sort', view.sort === '-reported_at' ? undefined : view.sort)
  put('thing', view.thing && writeThing(view.thing))
  put('places', view.places && writePlaceSet(view.places))
  put('at', view.camera && writeCamera(view.camera))
  put('show', view.shown.join(','))
  put('hide', view.hidden.join(','))
  put('figure', view.gridFigure)
  put('buildings', view.buildingColour)
  put('palette', view.palette)
  put('lang', view.language === 'zh' ? undefined : view.language)
  put('fold', view.folded.join(','))
  put('sheet', view.sheet === 'list' ? undefined : view.sheet)
  put('panel', view.layersOpen ? 'layers' : undefined)
  put('moment', view.moment === undefined ? undefined : writeMoment(view.moment))
  return parameters
}

/** The street a view is of, once it is known which there are: the first, unless the address names one. */
export function shownStreet(
  { street: named }: Pick<View, 'street'>,
  districts: readonly { code: string }[] | undefined,
): { street?: string; unknownStreet?: string } {
  const [first] = districts ?? []
  if (named === undefined) return first === undefined ? {} : { street: first.code }
  if (districts?.some(({ code }) => code === named)) return { street: named }
  // An address may name a street that is not there: then nothing is shown in its stead.
  return districts === undefined ? {} : { unknownStreet: named }
}
