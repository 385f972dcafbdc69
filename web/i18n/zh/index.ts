import { adminWords } from './admin.ts'
import { first } from './first.ts'
import { indicatorWords } from './indicator.ts'
import { ledgerWords } from './ledger.ts'
import { reportWords } from './report.ts'
import { workWords } from './work.ts'

/** The words that come with the pages that need them. */
export const later = {
  admin: adminWords,
  indicator: indicatorWords,
  ledger: ledgerWords,
  report: reportWords,
  work: workWords,
} as const

export const zh = { ...first, ...later } as const
