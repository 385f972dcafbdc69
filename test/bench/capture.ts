import { pino } from 'pino'
import { createApp } from '../../api/app.ts'
import type { OpenDatabase } from '../../api/database/open.ts'
import { type StatementMessage, statements } from '../../api/database/rows.ts'
import type { Statement } from '../../api/database/statement.ts'
import { anybody } from '../../api/identity/reader.ts'

export interface Captured {
  /** What the API sent for the first request: the bare SQL of the answer. */
  first: Statement[]
  /** What it sent when the same was asked again at once. */
  again: Statement[]
}

/** Statements that only ask whether something remembered is still true or a street exists make no part of an answer. */
const isCheck = (text: string) => /\bFROM "?revision"?\b|^SELECT FROM "district"/.test(text)

/**
 * Serves requests with the API's own code in this process and returns the SQL that was sent for each: so the bare
 * SQL is the same text, and nobody has to keep a copy of it.
 */
export async function captureStatements(opened: OpenDatabase): Promise<(path: string) => Promise<Captured>> {
  const seen: Statement[] = []
  statements.subscribe((message) => {
    const { text, parameters } = message as StatementMessage
    seen.push({ text, parameters })
  })

  const app = createApp({ opened, reader: anybody, log: pino({ level: 'silent' }) })
  const ask = async (path: string): Promise<Statement[]> => {
    seen.length = 0
    const response = await app.request(path)
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`)
    return seen.filter((statement) => !isCheck(statement.text))
  }
  return async (path) => ({ first: await ask(path), again: await ask(path) })
}
