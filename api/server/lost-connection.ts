import type { Logger } from 'pino'

/**
 * True for what the PostgreSQL driver throws where nobody can catch it: a write it had put off to the next turn of the event
 * loop finds that the connection has closed meanwhile (https://github.com/porsager/postgres/issues/1208, 3.4.9). Whoever
 * asked has been told of the lost connection already.
 */
export const isPutOffWrite = (error: unknown): boolean =>
  error instanceof TypeError &&
  /reading 'write'/.test(error.message) &&
  /\bnextWrite\b.*[\\/]postgres[\\/]/.test(error.stack ?? '')

/** Lets the process outlive a database that goes away in the middle of its transactions; any other error ends it. */
export function outliveLostConnections(log: Logger): void {
  process.on('uncaughtException', (error) => {
    if (isPutOffWrite(error))
      return log.warn({ err: error }, 'a connection to the database closed while it was written to')
    log.fatal({ err: error }, 'uncaught')
    log.flush(() => process.exit(1))
  })
}
