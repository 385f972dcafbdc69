import type { Words } from '../words.ts'
import type { zh } from '../zh/index.ts'
import { adminWords } from './admin.ts'
import { first } from './first.ts'
import { indicatorWords } from './indicator.ts'
import { ledgerWords } from './ledger.ts'
import { reportWords } from './report.ts'
import { workWords } from './work.ts'

export const later = {
  admin: adminWords,
  indicator: indicatorWords,
  ledger: ledgerWords,
  report: reportWords,
  work: workWords,
}

export const en: Words<typeof zh> = { ...first, ...later }
