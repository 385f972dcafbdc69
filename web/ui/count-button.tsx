import type { ReactNode } from 'react'

/** A count among words that opens what it counts. */
export const CountButton = ({ children, onOpen }: { children: ReactNode; onOpen(): void }) => (
  <button type="button" className="plain-link" style={{ marginTop: 0 }} onClick={onOpen}>
    {children}
  </button>
)
