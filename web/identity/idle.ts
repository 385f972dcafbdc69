/** The dialog that asks whether anybody is still there stands so long before the end, in seconds. */
export const warningSeconds = 60

/** Whether an account has been left alone too long: at work, warned with so many seconds left, or over. */
export type IdleState = { kind: 'at_work' } | { kind: 'warned'; seconds: number } | { kind: 'over' }

/** The state at `now` of an account that is signed out after `idleSeconds` (null: never), last touched at `last`. */
export function idleState(now: number, last: number, idleSeconds: number | null): IdleState {
  if (idleSeconds === null) return { kind: 'at_work' }
  const left = Math.ceil(idleSeconds - (now - last) / 1000)
  if (left <= 0) return { kind: 'over' }
  return left <= warningSeconds ? { kind: 'warned', seconds: left } : { kind: 'at_work' }
}
