import type { FeatureCollection } from 'geojson'
import { formatNumber } from '../i18n/format.ts'
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

const ascending = (values: readonly number[]) => [...new Set(values)].sort((first, second) => first - second)

/**
 * Limits that put about equally many values into each class; fewer where values repeat, none only where all are the
 * same. Each is above the least value and not above the greatest, with as few significant digits, from two on, as keep
 * them apart.
 */
export function classBreaks(values: readonly number[], classes = 6): number[] {
  const sorted = [...values].sort((first, second) => first - second)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined || least === most) return []
  const quantiles = Array.from(
    { length: classes - 1 },
    (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / classes)] ?? most,
  )
  const above = (limits: readonly number[]) =>
    ascending(limits).filter((limit) => limit > least && limit <= most)
  const found = above(quantiles)
  const exact = found.length > 0 ? found : [sorted.find((value) => value > least) ?? most]
  for (let digits = 2; digits <= 15; digits++) {
    const limits = above(exact.map((limit) => Number(limit.toPrecision(digits))))
    if (limits.length === exact.length) return limits
  }
  return exact
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

const figureText = (kind: GridFigureKind, value: number, language: 'zh' | 'en', digits: number): string =>
  kind === 'elderly'
    ? `${formatNumber(language, value * 100, digits + 1)}%`
    : formatNumber(language, value, digits)

/** The limits of a figure's classes in words, with as many decimals as keep them apart. */
export function limitTexts(
  { kind, breaks }: Pick<GridFigure, 'kind' | 'breaks'>,
  language: 'zh' | 'en',
): string[] {
  const write = (digits: number) => breaks.map((limit) => figureText(kind, limit, language, digits))
  for (let digits = 0; digits < 15; digits++) {
    const texts = write(digits)
    if (new Set(texts).size === breaks.length) return texts
  }
  return write(15)
}
