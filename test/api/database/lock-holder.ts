import { lockDirectory } from '../../../api/database/lock.ts'

/** Holds the lock of a folder, given as the argument, until it is killed. */
await lockDirectory(process.argv[2] ?? '')
process.stdout.write('ready\n')
setInterval(() => undefined, 60_000)
