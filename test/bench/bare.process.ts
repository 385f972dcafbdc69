import { openDatabase } from '../../api/database/open.ts'
import type { Statement } from '../../api/database/statement.ts'
import { writeReferenceData } from '../../api/incident/reference.ts'
import { captureStatements } from './capture.ts'
import { type Load, loadTask } from './load.ts'

/** What the bench asks of this process, and what it answers under the same number. */
export type BareRequest =
  | { number: number; ask: 'capture'; path: string }
  | { number: number; ask: 'load'; statements: Statement[]; load: Load }
  | { number: number; ask: 'query'; statement: Statement }
export type BareAnswer = { number: number; answer: unknown } | { number: number; error: string }

const opened = await openDatabase({
  prepare: writeReferenceData,
  url: process.env.DATABASE_URL,
  directory: process.env.DATA_DIR,
})
const capture = await captureStatements(opened)

async function answer(request: BareRequest): Promise<unknown> {
  if (request.ask === 'capture') return capture(request.path)
  if (request.ask === 'query') return opened.query(request.statement.text, request.statement.parameters)
  const { statements, load } = request
  const task = () => Promise.all(statements.map(({ text, parameters }) => opened.query(text, parameters)))
  return loadTask(task, load)
}

process.on('message', (request: BareRequest) => {
  answer(request).then(
    (value) => process.send?.({ number: request.number, answer: value } satisfies BareAnswer),
    (error: unknown) => process.send?.({ number: request.number, error: String(error) } satisfies BareAnswer),
  )
})
process.on('SIGTERM', () => {
  opened.close().finally(() => process.exit(0))
})
process.send?.({ number: 0, answer: 'ready' } satisfies BareAnswer)
