import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Undo = () => void | Promise<void>
const undone: Undo[] = []

/** Remembers how to take back something started; the last comes first. Returns a function that does it now, once. */
export function atEnd(undo: Undo): () => Promise<void> {
  undone.push(undo)
  return async () => {
    const index = undone.indexOf(undo)
    if (index < 0) return
    undone.splice(index, 1)
    await undo()
  }
}

/** Stops and removes everything that is still there. */
export async function cleanUp(): Promise<void> {
  for (let undo = undone.pop(); undo; undo = undone.pop())
    await Promise.resolve(undo()).catch((error: unknown) => console.error(error))
}

/** A folder below the system's temporary one; removed at the end. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `streetgrid-${name}-`))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
