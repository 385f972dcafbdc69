import { adminWords } from './admin.ts'
import { first } from './first.ts'
import { indicatorWords } from './indicator.ts'
import { ledgerWords } from './ledger.ts'

/** The words that come with the pages that need them. */
export const later = { admin: adminWords, indicator: indicatorWords, ledger: ledgerWords } as const

export const zh = { ...first, ...later } as const
