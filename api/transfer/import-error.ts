import type { ImportReport, RejectionCode } from './import.model.ts'

/** `in_use`: a row that would go is named by others. */
type ImportFault = RejectionCode | 'invalid_option' | 'in_use'

/** A source that cannot be read at all, or an import that cannot begin; nothing was written. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly code: ImportFault
  constructor(code: ImportFault, message: string) {
    super(message)
    this.code = code
  }
}

/** Features were refused, so nothing was written; the report says which and why. */
export class ImportRejectedError extends Error {
  override readonly name = 'ImportRejectedError'
  readonly code = 'import_rejected'
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super(`${report.rejected.length} of ${report.read} ${report.kind} refused; nothing was written`)
    this.report = report
  }
}
