import { createContext, useContext } from 'react'

/** The past instant that incidents are looked at, epoch in milliseconds; undefined: as they are now. */
export const MomentContext = createContext<number | undefined>(undefined)

export const useMoment = (): number | undefined => useContext(MomentContext)
