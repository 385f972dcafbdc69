import { z } from 'zod'
import { instantText } from '../field.model.ts'

/** What the person who was called back said; null: not asked, for nobody answered. */
export type Callback = {
  answered: boolean
  responded: boolean | null
  solved: boolean | null
  satisfied: boolean | null
}

/** An extension or suspension that was asked for. */
export type Requested = { verb: 'extend' | 'suspend'; dueAt: Date }

/**
 * What the fold reads of a step's `detail`. An instant without its offset would mean another time on every machine and is
 * refused; what another system wrote under the other names is passed over.
 */
const stepDetail = z.object({
  due_at: instantText.nullish(),
  requested_due_at: instantText.nullish(),
  acknowledge_due_at: instantText.nullish(),
  arrive_due_at: instantText.nullish(),
  units: z
    .array(z.union([z.int(), z.string()]))
    .nullish()
    .catch(null),
  call_kind: z.string().nullish().catch(null),
  into: z.int().nullish().catch(null),
  answered: z.boolean().nullish().catch(null),
  responded: z.boolean().nullish().catch(null),
  solved: z.boolean().nullish().catch(null),
  satisfied: z.boolean().nullish().catch(null),
})

export type StepDetail = {
  /** The limit an extension or suspension grants. */
  dueAt: Date | null
  requestedDueAt: Date | null
  acknowledgeDueAt: Date | null
  arriveDueAt: Date | null
  /** The units called, where there are several; as texts, like a unit's code. */
  units: readonly string[] | null
  callKind: string | null
  into: number | null
  callback: Callback | null
}

const dateOf = (text: string | null | undefined): Date | null => (text ? new Date(text) : null)

/** The detail of a step, or undefined if what it tells cannot be read. */
export function readDetail(detail: unknown): StepDetail | undefined {
  const { success, data } = stepDetail.safeParse(detail ?? {})
  if (!success) return undefined
  const { answered = null, responded = null, solved = null, satisfied = null } = data
  return {
    dueAt: dateOf(data.due_at),
    requestedDueAt: dateOf(data.requested_due_at),
    acknowledgeDueAt: dateOf(data.acknowledge_due_at),
    arriveDueAt: dateOf(data.arrive_due_at),
    units: data.units?.map(String) ?? null,
    callKind: data.call_kind ?? null,
    into: data.into ?? null,
    callback: answered === null ? null : { answered, responded, solved, satisfied },
  }
}
