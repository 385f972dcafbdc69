/** What one round of requests or statements took; times in milliseconds. */
export interface Sample {
  count: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  max: number
  /** Bytes of one answer, 0 where there is none. */
  bytes: number
}

/** The value below which `share` (0…1) of the ascending values lie, by nearest rank; NaN for none. */
export function percentile(ascending: ArrayLike<number>, share: number): number {
  if (ascending.length === 0) return Number.NaN
  const rank = Math.ceil(share * ascending.length)
  return ascending[Math.min(ascending.length, Math.max(1, rank)) - 1] ?? Number.NaN
}

/** The middle value, the mean of the two middle ones for an even count; NaN for none. */
export function median(values: readonly number[]): number {
  const ascending = values.toSorted((first, second) => first - second)
  const middle = ascending.length >> 1
  const upper = ascending[middle] ?? Number.NaN
  return ascending.length % 2 === 1 ? upper : ((ascending[middle - 1] ?? Number.NaN) + upper) / 2
}

/** Folds the times of one round that lasted `seconds`. */
export function summarise(milliseconds: readonly number[], seconds: number, bytes = 0): Sample {
  const ascending = Float64Array.from(milliseconds).sort()
  return {
    count: ascending.length,
    perSecond: ascending.length / seconds,
    p50: percentile(ascending, 0.5),
    p95: percentile(ascending, 0.95),
    p99: percentile(ascending, 0.99),
    max: ascending.at(-1) ?? Number.NaN,
    bytes,
  }
}

/** The median round, figure by figure; counts add up. */
export function medianSample(rounds: readonly Sample[]): Sample {
  const of = (figure: keyof Sample) => median(rounds.map((round) => round[figure]))
  return {
    count: rounds.reduce((sum, round) => sum + round.count, 0),
    perSecond: of('perSecond'),
    p50: of('p50'),
    p95: of('p95'),
    p99: of('p99'),
    max: of('max'),
    bytes: of('bytes'),
  }
}

/**
 * How many times faster `first` was than `second`: the median over rounds of their rates, where round n of both ran
 * next to each other and so saw the same machine.
 */
export const speedRatio = (first: readonly Sample[], second: readonly Sample[]): number =>
  median(first.map((round, index) => round.perSecond / (second[index]?.perSecond ?? Number.NaN)))
