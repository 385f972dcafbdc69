import { sql } from 'drizzle-orm'
import { counted } from '../counted.ts'
import { outsideBoundary, suspectedShift } from './boundary-check.ts'
import type { Rejection } from './import.model.ts'
import type { ImportContext, ImportKindDefinition } from './kind.ts'
import type { Staging } from './staging.ts'
import type { KnownStreet } from './street.ts'

/** Checks that need PostGIS or the database; what is refused leaves the staging and is handed to `refuse`. */
export async function checkStaged(
  context: ImportContext,
  definition: ImportKindDefinition,
  staging: Staging,
  known: KnownStreet | undefined,
  refuse: (ordinal: number, rejection: Rejection, code?: string) => void,
): Promise<void> {
  const places = new Map((await staging.where(sql`true`)).map(({ ordinal, at }) => [ordinal, at]))
  const refuseAll = async (found: { ordinal: number; rejection: Omit<Rejection, 'at'> }[]) => {
    const codes = await staging.remove(found.map(({ ordinal }) => ordinal))
    for (const { ordinal, rejection } of found)
      refuse(ordinal, { at: places.get(ordinal) ?? `feature ${ordinal}`, ...rejection }, codes.get(ordinal))
  }
  const invalid = await staging.invalid()
  await refuseAll(
    invalid.map(({ ordinal, reason }) => ({
      ordinal,
      rejection: { code: 'invalid_geometry', message: reason },
    })),
  )
  // A demo's boundary says nothing of where real things may lie.
  if (known !== undefined && (context.isDemo || !known.boundaryIsDemo)) {
    const limited = isLimited(definition, known)
    const shift = limited ? await suspectedShift(context) : undefined
    if (shift !== undefined) context.note('suspected_shift', shift)
    const outside = await outsideBoundary(context)
    const isRefused = ({ rejection }: (typeof outside)[number]) =>
      rejection.code === 'swapped_coordinates' || (limited && definition.boundary === 'inside')
    await refuseAll(outside.filter(isRefused))
    const noted = outside.filter((feature) => !isRefused(feature)).length
    if (limited && noted > 0)
      context.note(
        'outside_boundary',
        `${counted(noted, 'feature')} ${noted === 1 ? 'lies' : 'lie'} outside the street's boundary`,
      )
  }
  await refuseAll((await definition.refuse?.(context)) ?? [])
}

/** A boundary that was made from these very areas does not limit them, nor does the one that is to be replaced. */
function isLimited({ kind }: ImportKindDefinition, known: KnownStreet): boolean {
  if (kind === 'districts') return false
  return !known.boundaryDerived || (kind !== 'communities' && kind !== 'grids')
}
