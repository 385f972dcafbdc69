import writeXlsxFile, { type Cell, type CellObject } from 'write-excel-file/node'
import { streetTimeOffset } from '../district/street-time.model.ts'
import type { LedgerEntry } from './ledger.shapes.ts'
import { type SheetColumn, type SheetLanguage, sheetColumns, sheetWords } from './ledger-words.data.ts'

const widths: Record<SheetColumn, number> = {
  number: 6,
  code: 22,
  category: 18,
  description: 40,
  place: 28,
  stage: 12,
  reason: 16,
  since: 17,
  reported: 17,
  until: 17,
  unit: 22,
  person: 16,
  latest: 14,
  latest_at: 17,
  note: 36,
}

/** A cell holds at most 32,767 UTF-16 units. */
const longestCell = 32_767
/** Characters that XML cannot tell. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A text, never a formula whatever it begins with: the cell's type says so. */
const text = (value: string | null): Cell =>
  value === null || value === ''
    ? null
    : {
        type: String,
        value: value.replace(unwritable, '').slice(0, longestCell),
        wrap: true,
        alignVertical: 'top',
      }

/** An instant as the date and time of the street: a spreadsheet's dates have no time zone. */
const instant = (value: string | null): Cell =>
  value === null
    ? null
    : {
        type: Date,
        value: new Date(Date.parse(value) + streetTimeOffset),
        format: 'yyyy-mm-dd hh:mm',
        alignVertical: 'top',
      }

/** The ledger as an XLSX file: one header row that stays in view, one row an entry. */
export function ledgerSheet(entries: readonly LedgerEntry[], language: SheetLanguage): Promise<Buffer> {
  const words = sheetWords[language]
  const header = sheetColumns.map(
    (column): CellObject => ({
      type: String,
      value: words.columns[column],
      fontWeight: 'bold',
      wrap: true,
      backgroundColor: '#E6EBF2',
      alignVertical: 'center',
    }),
  )
  const cellsOf = (entry: LedgerEntry, index: number): Record<SheetColumn, Cell> => ({
    number: { type: Number, value: index + 1, alignVertical: 'top' },
    code: text(entry.code),
    category: text(language === 'zh' ? entry.category_name : entry.category_name_en),
    description: text(entry.description),
    place: text(
      [entry.grid_name, entry.estate_name ?? entry.zone_name, entry.address].filter(Boolean).join(' · '),
    ),
    stage: text(words.stages[entry.stage]),
    reason: text(entry.reasons.map((reason) => words.reasons[reason]).join(words.separator)),
    since: instant(entry.since),
    reported: instant(entry.reported_at),
    until: instant(entry.until),
    unit: text(entry.in_charge.unit_name ?? words.office),
    person: text(entry.in_charge.person),
    latest: text(entry.latest && words.verbs[entry.latest.verb]),
    latest_at: instant(entry.latest?.at ?? null),
    note: text(entry.latest?.note ?? null),
  })
  const body = entries.map((entry, index) => {
    const cells = cellsOf(entry, index)
    return sheetColumns.map((column) => cells[column])
  })
  return writeXlsxFile([header, ...body], {
    sheet: words.title,
    orientation: 'landscape',
    stickyRowsCount: 1,
    columns: sheetColumns.map((column) => ({ width: widths[column] })),
  }).toBuffer()
}
