import type { Operation } from '../openapi.ts'
import { ledgerQuery, ledgerSheetQuery } from './ledger.requests.ts'
import { ledgerPage } from './ledger.shapes.ts'

const tag = 'ledger'

export const ledgerOperations: readonly Operation[] = [
  {
    path: '/ledger',
    tag,
    summary: 'What could not be settled at once and is still open, the oldest first',
    query: ledgerQuery,
    answer: { description: 'A page, with how many each reason holds for', shape: ledgerPage },
  },
  {
    path: '/ledger.xlsx',
    tag,
    summary: 'The same as a spreadsheet, in Chinese or English',
    query: ledgerSheetQuery,
    answer: {
      description: 'A sheet; its dates are of Asia/Shanghai',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
    problems: [422],
  },
]
