import type { ImportReport } from './import.model.ts'

const shown = 40

/** An import's report as lines for a console: what was read and written, notes, refused features by place and kind. */
export function printReport(report: ImportReport): string {
  const { kind, street, source, read, written, rejected, notes } = report
  const lines = [
    `${source} → ${kind} of ${street}: ${read} read, ${written} written, ${rejected.length} refused`,
  ]
  for (const { message } of notes) lines.push(`  note: ${message}`)
  for (const { at, code, message } of rejected.slice(0, shown)) lines.push(`  ${at}: ${code}: ${message}`)
  if (rejected.length > shown) {
    lines.push(`  … and ${rejected.length - shown} more`)
    const counts = new Map<string, number>()
    for (const { code } of rejected) counts.set(code, (counts.get(code) ?? 0) + 1)
    lines.push(`  refused in all: ${[...counts].map(([code, count]) => `${count} ${code}`).join(', ')}`)
  }
  return lines.join('\n')
}
