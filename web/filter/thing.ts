import { communityCode, gridCode, streetCode } from '../../api/district/place-code.model.ts'

/** The kinds of things that can be opened; the rooms' words, as the map's selection names them. */
export const thingKinds = [
  'district',
  'community',
  'grid',
  'estate',
  'building',
  'redevelopment-zone',
  'service-point',
  'unit',
  'incident',
] as const
export type ThingKind = (typeof thingKinds)[number]

/** Something with a drawer of its own: `id` is a code or an integer id as text. */
export interface Thing {
  kind: ThingKind
  id: string
}

const codes: Partial<Record<ThingKind, { safeParse(value: string): { success: boolean } }>> = {
  district: streetCode,
  community: communityCode,
  grid: gridCode,
}

export const isThingKind = (kind: string): kind is ThingKind => thingKinds.some((known) => known === kind)

/** Reads `kind:id`; undefined when either makes no sense. */
export function readThing(text: string): Thing | undefined {
  const [kind = '', id = '', ...rest] = text.split(':')
  if (rest.length > 0 || !isThingKind(kind)) return undefined
  const schema = codes[kind]
  const valid = schema === undefined ? /^[1-9]\d{0,9}$/.test(id) : schema.safeParse(id).success
  return valid ? { kind, id } : undefined
}

export const writeThing = ({ kind, id }: Thing): string => `${kind}:${id}`
