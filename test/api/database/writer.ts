import { once } from 'node:events'
import { openDatabase } from '../../../api/database/open.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'

/**
 * Opens the database when told to by a line on stdin, then writes rows one by one, and acknowledges each on stdout after
 * the database has. Killed by its parent. Arguments: directory or URL, first number.
 */
const [place = '', first = '0'] = process.argv.slice(2)
await once(process.stdin, 'data')
const opened = await openDatabase({
  ...(place.startsWith('postgres') ? { url: place } : { directory: place }),
  prepare: writeReferenceData,
})
await opened.query('CREATE TABLE IF NOT EXISTS durable (number int PRIMARY KEY, text text NOT NULL)')
process.stdout.write('ready\n')
for (let number = Number(first); ; number += 1) {
  await opened.query('INSERT INTO durable VALUES ($1, $2)', [number, `row ${number} `.repeat(50)])
  process.stdout.write(`${number}\n`)
}
