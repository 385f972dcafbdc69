import { createContext, useContext } from 'react'

/** How often what is on the screen is asked for again, in milliseconds. */
export const renewal = {
  /** What people work on all day. */
  frequent: 30_000,
  /** What changes when data are imported or somebody's duty begins. */
  seldom: 300_000,
} as const

/** How often what people work on is asked for again: seldom where the server tells of every change. */
export const RenewalContext = createContext<number>(renewal.frequent)

export const useRenewal = (): number => useContext(RenewalContext)
