import type { ImportReport, Rejection } from './import.model.ts'

const shown = 40

/**
 * An import's report as lines for a console: what was read and written, notes, refused features by place and kind, those
 * with the same fault on one line: `lines 2–989: missing_value: …`.
 */
export function printReport(report: ImportReport): string {
  const { kind, street, source, read, written, rejected, notes } = report
  const lines = [
    `${source} → ${kind} of ${street}: ${read} read, ${written} written, ${rejected.length} refused`,
  ]
  for (const { message } of notes) lines.push(`  note: ${message}`)
  const groups = grouped(rejected, ({ code, message }) => `${code}: ${message}`)
  for (const [fault, refused] of groups.slice(0, shown)) lines.push(`  ${places(refused)}: ${fault}`)
  if (groups.length > shown) {
    const rest = groups.slice(shown).reduce((count, [, refused]) => count + refused.length, 0)
    lines.push(`  … and ${rest} more`)
    const counts = grouped(rejected, ({ code }) => code)
    lines.push(`  refused in all: ${counts.map(([code, { length }]) => `${length} ${code}`).join(', ')}`)
  }
  return lines.join('\n')
}

function grouped(rejected: readonly Rejection[], keyOf: (rejection: Rejection) => string) {
  const groups = new Map<string, Rejection[]>()
  for (const rejection of rejected) {
    const key = keyOf(rejection)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [rejection])
    else group.push(rejection)
  }
  return [...groups]
}

/** Where features stand: `line 7`, `features 3, 5–8 and 12 more`. Those without a number each with its own words. */
function places(refused: readonly Rejection[]): string {
  const [first] = refused
  const word = first && /^(\S+) \d+$/.exec(first.at)?.[1]
  const numbers = refused.map(({ at }) =>
    at.startsWith(`${word} `) ? Number(at.slice(`${word} `.length)) : NaN,
  )
  if (word === undefined || numbers.some((number) => Number.isNaN(number)))
    return refused.map(({ at }) => at).join(', ')
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && number === last.to + 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  const named = ranges.slice(0, shown).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`))
  const rest = ranges.slice(shown).reduce((count, { from, to }) => count + to - from + 1, 0)
  return `${word}${refused.length === 1 ? '' : 's'} ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
