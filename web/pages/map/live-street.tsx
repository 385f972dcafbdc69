import type { ReactNode } from 'react'
import { useDistricts } from '../../district/use-district.ts'
import { LiveContext, useLive } from '../../live/use-live.ts'
import { RenewalContext, renewal } from '../../ui/renewal.ts'
import type { View } from './view.ts'
import { shownStreet } from './view.ts'

/** Connects what is inside to the street that is shown. While the server tells of changes, they are not asked for. */
export function LiveStreet({ view, children }: { view: Pick<View, 'street'>; children: ReactNode }) {
  const { street } = shownStreet(view, useDistricts().data)
  const live = useLive(street)
  return (
    <LiveContext value={live}>
      <RenewalContext value={live.state === 'live' ? renewal.seldom : renewal.frequent}>
        {children}
      </RenewalContext>
    </LiveContext>
  )
}
