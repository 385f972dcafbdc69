import { rmSync } from 'node:fs'

/** Removes the database that the run was made on. */
export default function teardown(): void {
  const folder = process.env.STREETGRID_E2E_DATA
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
