import { once } from 'node:events'
import { openDatabase } from '../../../api/database/open.ts'
import type { Account } from '../../../api/identity/reader.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { report } from '../../../api/incident/report.ts'
import { verbs } from '../../../api/incident/verbs.ts'
import { seedStreet } from '../../support/street.ts'

/**
 * Opens the database when told to by a line on stdin, then reports incidents and accepts them, one after the other, and
 * acknowledges each on stdout after the database has. Killed by its parent. Arguments: directory or URL, first number.
 */
const [place = '', first = '0'] = process.argv.slice(2)
const street = '320199001'
const commander: Account = {
  id: 'commander',
  username: 'commander',
  name: '指挥长',
  role: 'commander',
  scope: street,
  unit: null,
  session: null,
}

await once(process.stdin, 'data')
const { database, query } = await openDatabase({
  ...(place.startsWith('postgres') ? { url: place } : { directory: place }),
  prepare: writeReferenceData,
})
const [known] = await query('SELECT 1 FROM district')
if (!known) await seedStreet(database, { street, incidents: 0 })
process.stdout.write('ready\n')
for (let number = Number(first); ; number += 1) {
  const { id } = await report(database, commander, {
    category: '0102',
    longitude: 118.755,
    latitude: 32.066,
    description: `row ${number}`,
    severity: 'normal',
  })
  await verbs.accept.take(database, commander, { id }, {})
  process.stdout.write(`${number}\n`)
}
