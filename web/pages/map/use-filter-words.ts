import { useMemo } from 'react'
import type { CategoryEntry, District } from '../../client.ts'
import { type ChipWords, categoryName, type FilterChip, filterChips } from '../../filter/chips.ts'
import type { FilterOptions } from '../../filter/editors.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import type { MapData } from './layers.ts'
import type { View } from './view.ts'

const propertyText = (properties: unknown, name: string): string => {
  const value =
    typeof properties === 'object' && properties !== null ? Reflect.get(properties, name) : undefined
  return value === undefined || value === null ? '' : String(value)
}

type Collection = MapData['grids']

const named = (collection: Collection) =>
  (collection?.features ?? []).map((feature) => ({
    id: Number(feature.id),
    name: propertyText(feature.properties, 'name'),
  }))

const coded = (collection: Collection) =>
  (collection?.features ?? []).map(({ properties }) => ({
    code: propertyText(properties, 'code'),
    name: propertyText(properties, 'name'),
  }))

const noCategories: District['categories'] = []

/** Names of places by code and id, out of the collections that the map draws anyway. */
export function useFilterOptions(
  { communities, grids, estates, 'redevelopment-zones': zones, units }: MapData,
  categories: District['categories'] = noCategories,
): FilterOptions {
  return useMemo(
    () => ({
      communities: coded(communities),
      grids: coded(grids),
      estates: named(estates),
      zones: named(zones),
      units: named(units),
      categories,
    }),
    [communities, grids, estates, zones, units, categories],
  )
}

export type PlaceNames = Pick<ChipWords, 'community' | 'grid' | 'estate' | 'zone' | 'unit'>

/** What a place is called; by its number where its name is not known. */
export function usePlaceNames({ communities, grids, estates, zones, units }: FilterOptions): PlaceNames {
  const { t } = useLanguage()
  return useMemo(() => {
    const byCode = (entries: FilterOptions['grids']) => new Map(entries.map(({ code, name }) => [code, name]))
    const byId = (entries: FilterOptions['zones']) => new Map(entries.map(({ id, name }) => [id, name]))
    const known = {
      communities: byCode(communities),
      grids: byCode(grids),
      estates: byId(estates),
      zones: byId(zones),
      units: byId(units),
    }
    return {
      community: (code) =>
        known.communities.get(code) ?? t('filter.unknownCommunity', { code: code.slice(-3) }),
      grid: (code) => known.grids.get(code) ?? t('filter.unknownGrid', { code: code.slice(-3) }),
      estate: (id) => known.estates.get(id) ?? t('filter.unknownEstate', { id }),
      zone: (id) => known.zones.get(id) ?? t('filter.unknownZone', { id }),
      unit: (id) => known.units.get(id) ?? t('filter.unknownUnit', { id }),
    }
  }, [communities, grids, estates, zones, units, t])
}

/** The filter in words, one chip a condition. */
export function useFilterChips(
  { conditions, inView }: Pick<View, 'conditions' | 'inView'>,
  names: PlaceNames,
  categories: readonly CategoryEntry[],
): FilterChip[] {
  const { t, language, format } = useLanguage()
  return useMemo(() => {
    const words: ChipWords = {
      ...names,
      category: (code) =>
        categoryName(categories, code, language, (name) => t('filter.mainAll', { name })) ??
        `${t('filter.category')} ${code}`,
      stage: (stage) => t(`incident.stage.${stage}`),
      severity: (severity) => t(`incident.severity.${severity}`),
      period: (period) => t(`filter.period.${period}`),
      range: (from, to) =>
        from === undefined
          ? t('filter.toChip', { day: to ?? '' })
          : to === undefined
            ? t('filter.fromChip', { day: from })
            : t('filter.rangeChip', { from, to }),
      length: format.length,
      fixed: {
        open: t('filter.openChip'),
        ended: t('filter.endedChip'),
        overdue: t('filter.overdueChip'),
        notOverdue: t('filter.notOverdueChip'),
        polygon: t('filter.polygonChip'),
        inView: t('filter.viewportChip'),
      },
      circle: (radius) => t('filter.circleChip', { radius }),
      text: (text) => t('filter.textChip', { text }),
    }
    return filterChips({ conditions, inView }, words)
  }, [conditions, inView, names, categories, language, format, t])
}
