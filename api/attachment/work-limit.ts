/** Thrown where `waiting` jobs wait already. */
export class TooManyWaitingError extends Error {
  override readonly name = 'TooManyWaitingError'
}

/**
 * Runs at most `running` jobs at a time; of the others at most `waiting` wait for their turn, first come, first served.
 * Further ones are refused with a TooManyWaitingError.
 */
export function limitWork(running: number, waiting: number) {
  let free = running
  const queue: (() => void)[] = []
  return async <Result>(job: () => Promise<Result>): Promise<Result> => {
    if (free > 0) free -= 1
    else if (queue.length >= waiting) throw new TooManyWaitingError('too many jobs wait')
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await job()
    } finally {
      // The place is handed on: nobody who comes in between gets before those who wait.
      const next = queue.shift()
      if (next) next()
      else free += 1
    }
  }
}
