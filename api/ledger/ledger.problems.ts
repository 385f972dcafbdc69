import { declareProblem } from '../problem.ts'

export const ledgerTooLong = declareProblem(
  'ledger_too_long',
  422,
  'The ledger is too long for one file: narrow it down',
)
