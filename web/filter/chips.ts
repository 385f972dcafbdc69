import { communityCode } from '../../api/district/place-code.model.ts'
import type { IncidentStage } from '../../api/incident/incident.model.ts'
import type { CategoryEntry } from '../client.ts'
import { type Conditions, instantDay, type Limits } from './search-filter.ts'

/** One removable condition of the filter, in words. */
export interface FilterChip {
  /** Unique among the chips. */
  key: string
  label: string
  /** What is left without this one. */
  without: Limits
}

/** Where the chips' words come from; a name not known yet gives undefined. */
export interface ChipWords {
  grid(code: string): string
  community(code: string): string
  estate(id: number): string
  zone(id: number): string
  unit(id: number): string
  category(code: string): string
  stage(stage: IncidentStage): string
  severity(severity: 'normal' | 'urgent'): string
  period(period: NonNullable<Conditions['period']>): string
  range(from: string | undefined, to: string | undefined): string
  length(metres: number): string
  fixed: Record<'open' | 'ended' | 'overdue' | 'notOverdue' | 'polygon' | 'inView', string>
  circle(radius: string): string
  text(text: string): string
}

function without<Name extends keyof Conditions>(conditions: Conditions, ...names: Name[]): Conditions {
  const rest = { ...conditions }
  for (const name of names) delete rest[name]
  return rest
}

type ListCondition = 'grid' | 'estate' | 'zone' | 'unit' | 'category' | 'stage' | 'severity'

function withoutItem(conditions: Conditions, name: ListCondition, item: string | number): Conditions {
  const rest = (conditions[name] ?? []).filter((value) => value !== item)
  return rest.length === 0 ? without(conditions, name) : { ...conditions, [name]: rest }
}

/** The filter's conditions as chips, in the order the filter bar shows them. */
export function filterChips({ conditions, inView }: Limits, words: ChipWords): FilterChip[] {
  const chips: FilterChip[] = []
  const list = <Item extends string | number>(
    name: ListCondition,
    items: readonly Item[] | undefined,
    label: (item: Item) => string,
  ) => {
    for (const item of items ?? [])
      chips.push({
        key: `${name}:${item}`,
        label: label(item),
        without: { conditions: withoutItem(conditions, name, item), inView },
      })
  }
  const single = (name: keyof Conditions, label: string) =>
    chips.push({ key: name, label, without: { conditions: without(conditions, name), inView } })

  if (conditions.period !== undefined) single('period', words.period(conditions.period))
  else if (conditions.from !== undefined || conditions.to !== undefined)
    chips.push({
      key: 'time',
      label: words.range(
        conditions.from === undefined ? undefined : instantDay(conditions.from),
        conditions.to === undefined ? undefined : instantDay(conditions.to, true),
      ),
      without: { conditions: without(conditions, 'from', 'to'), inView },
    })
  if (conditions.open !== undefined) single('open', conditions.open ? words.fixed.open : words.fixed.ended)
  if (conditions.overdue !== undefined)
    single('overdue', conditions.overdue ? words.fixed.overdue : words.fixed.notOverdue)
  list('stage', conditions.stage, words.stage)
  list('severity', conditions.severity, words.severity)
  list('category', conditions.category, words.category)
  list('grid', conditions.grid, (code) =>
    communityCode.safeParse(code).success ? words.community(code) : words.grid(code),
  )
  list('estate', conditions.estate, words.estate)
  list('zone', conditions.zone, words.zone)
  list('unit', conditions.unit, words.unit)
  if (conditions.polygon !== undefined) single('polygon', words.fixed.polygon)
  if (conditions.circle !== undefined) single('circle', words.circle(words.length(conditions.circle[2])))
  if (inView) chips.push({ key: 'inview', label: words.fixed.inView, without: { conditions, inView: false } })
  if (conditions.text !== undefined) single('text', words.text(conditions.text))
  return chips
}

/** A category code in words: a main code of two digits names the whole class. */
export function categoryName(
  categories: readonly CategoryEntry[],
  code: string,
  language: 'zh' | 'en',
  wholeClass: (name: string) => string = (name) => name,
): string | undefined {
  if (code.length === 2) {
    const entry = categories.find((category) => category.main_code === code)
    return entry && wholeClass(language === 'zh' ? entry.main_name : entry.main_name_en)
  }
  const entry = categories.find((category) => category.code === code)
  return entry && (language === 'zh' ? entry.name : entry.name_en)
}
