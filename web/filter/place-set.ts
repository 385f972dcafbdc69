import {
  type PlaceSetKind,
  placeSetConditions,
  placeSetKinds,
  placeSetScope,
} from '../../api/place/place-set.model.ts'
import { type Conditions, requestParameters } from './search-filter.ts'
import type { ThingKind } from './thing.ts'

const conditionNames = ['kind', 'safety', 'old', 'in_grid', 'in_estate', 'in_zone'] as const
type Parsed = {
  [Name in (typeof conditionNames)[number]]?: NonNullable<
    ReturnType<(typeof placeSetConditions)[Name]['parse']>
  >
}

/** The places that a figure counts: a kind, what they are and where. */
export interface PlaceSet extends Parsed {
  of: PlaceSetKind
  /** Only what lies in the filter's places and drawn shape. */
  shape?: true
}

/** What a member of a set is when it is opened. */
export const thingOf: Record<PlaceSetKind, ThingKind> = {
  communities: 'community',
  grids: 'grid',
  estates: 'estate',
  'redevelopment-zones': 'redevelopment-zone',
  buildings: 'building',
  'service-points': 'service-point',
  units: 'unit',
}

/** Reads `buildings,in_grid:…,safety:D`; undefined when any of it makes no sense. */
export function readPlaceSet(text: string): PlaceSet | undefined {
  const [name, ...parts] = text.split(',')
  const of = placeSetKinds.find((kind) => kind === name)
  if (of === undefined) return undefined
  const set: Record<string, unknown> = { of }
  for (const part of parts) {
    const [key = '', value = '', ...rest] = part.split(':')
    const condition = conditionNames.find((known) => known === key)
    if (part === 'shape') set.shape = true
    else if (condition === undefined || rest.length > 0 || !placeSetScope[condition].includes(of))
      return undefined
    else {
      const parsed = placeSetConditions[condition].safeParse(value)
      if (!parsed.success || value === '') return undefined
      set[condition] = parsed.data
    }
  }
  return set as unknown as PlaceSet
}

/** The inverse of `readPlaceSet`. */
export const writePlaceSet = ({ of, shape, ...conditions }: PlaceSet): string =>
  [
    of,
    ...conditionNames.flatMap((name) =>
      conditions[name] === undefined ? [] : `${name}:${conditions[name]}`,
    ),
    ...(shape ? ['shape'] : []),
  ].join(',')

/** What the server is asked for a set; `box` is the map's extent where the filter stops at it. */
export function placeSetParameters(
  street: string,
  { of, shape, ...own }: PlaceSet,
  { grid, estate, zone, polygon, circle }: Conditions,
  box?: [number, number, number, number],
): { street: string; of: PlaceSetKind; [name: string]: string } {
  const place = Object.fromEntries(
    Object.entries({ grid, estate, zone, polygon, circle }).filter(([, value]) => value !== undefined),
  ) as Conditions
  return {
    ...Object.fromEntries(
      conditionNames.flatMap((name) => (own[name] === undefined ? [] : [[name, String(own[name])]])),
    ),
    ...(shape ? requestParameters(street, place, 0, box) : { street }),
    of,
  }
}
