import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Cell = string | number

/** A number as a reader wants it: three significant digits, thousands as they are. */
export function figure(value: number, unit = ''): string {
  if (!Number.isFinite(value)) return '–'
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)}${unit}`
}

/** Prints a Markdown report as it grows and keeps the figures for a JSON file. */
export class Report {
  readonly #figures: Record<string, unknown> = {}

  line(text = ''): void {
    console.log(text)
  }

  heading(text: string): void {
    console.log(`\n## ${text}\n`)
  }

  /** The first column is set left, the others right. */
  table(head: readonly string[], rows: readonly (readonly Cell[])[]): void {
    const text = (cell: Cell) => (typeof cell === 'number' ? figure(cell) : cell)
    console.log(`| ${head.join(' | ')} |`)
    console.log(`|${head.map((_, column) => (column === 0 ? '---' : '--:')).join('|')}|`)
    for (const row of rows) console.log(`| ${row.map(text).join(' | ')} |`)
  }

  /** Keeps figures for the JSON file under a name such as `reads.embedded`. */
  keep(name: string, figures: unknown): void {
    this.#figures[name] = figures
  }

  /** Writes the figures to a new temporary file and returns its path. */
  write(): string {
    const file = join(mkdtempSync(join(tmpdir(), 'streetgrid-bench-')), 'figures.json')
    writeFileSync(file, `${JSON.stringify(this.#figures, null, 2)}\n`)
    return file
  }
}

/** What goes on, for who waits; the report itself stays clean on standard output. */
export const progress = (text: string): void => {
  console.error(`… ${text}`)
}
