import { z } from 'zod'
import { instantText } from '../field.model.ts'
import { identifierText } from '../filter/filter.model.ts'

export const incidentSortNames = ['reported_at', 'due_at', 'code', 'category', 'stage', 'urgency'] as const
export type IncidentSortName = (typeof incidentSortNames)[number]
/** What the list can be sorted by; with a minus from the greatest down. */
export type IncidentSort = IncidentSortName | `-${IncidentSortName}`
export const incidentSorts: readonly IncidentSort[] = incidentSortNames.flatMap((name): IncidentSort[] => [
  name,
  `-${name}`,
])

export const sortName = (sort: IncidentSort): IncidentSortName => sort.replace(/^-/, '') as IncidentSortName

/**
 * The ranks of `urgency`, in their order: overdue; a clock is running; settled, waits for another; no limit; ended. Inside a
 * rank the earlier instant comes first: of the limit that applies, of the settlement, of the report.
 */
export const urgencyRanks = ['0', '1', '2', '3', '4'] as const

const text = z
  .string()
  .max(80)
  .regex(/^[^\0]*$/)
const sortedValues: Record<IncidentSortName, z.ZodType<string | null>> = {
  reported_at: instantText,
  due_at: instantText.nullable(),
  code: text,
  category: text,
  stage: z.string().regex(/^[1-9]\d?$/),
  urgency: z.templateLiteral([z.enum(urgencyRanks), ' ', instantText]),
}

/** Where a page of the list ended: the sort, the sorted value of the last row and its id. */
export type ListCursor = [sort: IncidentSort, value: string | null, id: string]
export const listCursor: z.ZodType<ListCursor> = z.union(
  incidentSorts.map((sort) => z.tuple([z.literal(sort), sortedValues[sortName(sort)], identifierText])),
)
