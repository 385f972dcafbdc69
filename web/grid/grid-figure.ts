import type { FeatureCollection } from 'geojson'
import type { Words } from '../map/layer.ts'

export const gridFigureKinds = ['incidents', 'open', 'people', 'elderly', 'density'] as const
export type GridFigureKind = (typeof gridFigureKinds)[number]

/** A figure joined to the grids: `classOf` maps the grid code as number to a class, 0 the least. */
export interface GridFigure {
  kind: GridFigureKind
  values: ReadonlyMap<number, number>
  /** Lower limits of the classes 1, 2 …: rounded, ascending, at most five. */
  breaks: readonly number[]
  classOf: ReadonlyMap<number, number>
}

export const gridFigureWords: Record<GridFigureKind, Words> = {
  incidents: { zh: '事件数', en: 'Incidents' },
  open: { zh: '在办事件', en: 'Open incidents' },
  people: { zh: '常住人口', en: 'Residents' },
  elderly: { zh: '户籍 60 岁以上占比', en: 'Share aged 60+' },
  density: { zh: '人口密度（人/km²）', en: 'People per km²' },
}

const property: Record<GridFigureKind, string | null> = {
  incidents: null,
  open: null,
  people: 'resident_population',
  elderly: 'elderly_share',
  density: 'density',
}

/** Rounded to two significant digits, so that limits read well. */
const rounded = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)))

/** Limits that put about equally many values into each class; fewer where values repeat. */
export function classBreaks(values: readonly number[], classes = 6): number[] {
  const sorted = [...values].sort((first, second) => first - second)
  const least = sorted[0]
  if (least === undefined) return []
  const limits = Array.from({ length: classes - 1 }, (_, index) =>
    rounded(sorted[Math.floor(((index + 1) * sorted.length) / classes)] ?? 0),
  )
  return [...new Set(limits)].filter((limit) => limit > least)
}

/** A figure of the grids' own, or one counted elsewhere (`counts` by grid code; grids it lacks count 0). */
export function gridFigure(
  kind: GridFigureKind,
  grids: FeatureCollection,
  counts: ReadonlyMap<string, number> = new Map(),
): GridFigure {
  const values = new Map<number, number>()
  for (const { properties } of grids.features) {
    const code = String(properties?.code ?? '')
    const name = property[kind]
    const value = name ? properties?.[name] : (counts.get(code) ?? 0)
    if (typeof value === 'number' && Number.isFinite(value)) values.set(Number(code), value)
  }
  const breaks = classBreaks([...values.values()])
  const classOf = new Map(
    [...values].map(([code, value]) => [code, breaks.filter((limit) => value >= limit).length]),
  )
  return { kind, values, breaks, classOf }
}

/** A value of a figure as the legend and the tooltip write it. */
export function figureText(kind: GridFigureKind, value: number, language: 'zh' | 'en'): string {
  if (kind === 'elderly') return `${Number((value * 100).toFixed(1))}%`
  return Math.round(value).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')
}
