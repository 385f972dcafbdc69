/** What an import is at: `count` features that were read so far, or that are checked or written now. */
export interface ImportStep {
  step: 'reading' | 'checking' | 'writing'
  count: number
}

const quietMilliseconds = 3_000

/**
 * Prints what a long import is at: nothing for three seconds, then a line every three seconds and one when a step begins,
 * for a step may keep the thread busy. `stop` ends it.
 */
export function progressPrinter(print: (line: string) => void): {
  tell(step: ImportStep): void
  stop(): void
} {
  const began = performance.now()
  let printed = began
  let current: ImportStep | undefined
  const printIfDue = (isNew: boolean) => {
    const now = performance.now()
    if (current === undefined || now - began < quietMilliseconds) return
    if (!isNew && now - printed < quietMilliseconds) return
    printed = now
    print(`… ${current.step}: ${current.count} features, ${Math.round((now - began) / 1000)} s`)
  }
  const timer = setInterval(() => printIfDue(false), 1_000)
  timer.unref()
  return {
    tell(step) {
      const isNew = step.step !== current?.step
      current = step
      printIfDue(isNew)
    },
    stop: () => clearInterval(timer),
  }
}
