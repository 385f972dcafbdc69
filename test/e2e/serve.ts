import { openDatabase } from '../../api/database/open.ts'
import { readEnvironment } from '../../api/environment.ts'
import { writeReferenceData } from '../../api/incident/reference.ts'
import { loadDemo } from '../../api/transfer/load-demo.ts'
import { seedStreet } from '../support/street.ts'
import { secondStreet } from './second-street.ts'

// The server of the browser tests: the demo district, and beside it a small street of the tests' own.
const { DATA_DIR: directory } = readEnvironment(process.env)
const { database, close } = await openDatabase({ directory, prepare: writeReferenceData })
await loadDemo(database, new Date())
await seedStreet(database, secondStreet)
await close()
await import('../../api/main.ts')
