import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import type { Padding } from '../../map/camera.ts'

const options = { getInitialValueInEffect: false }

/** What the panels cover of the map at each edge, in pixels; the widths are those of command-desk.module.css. */
export function useDeskPadding(phone: boolean, isOpened: boolean): Padding {
  const small = useMediaQuery('(max-width: 1439px)', window.innerWidth < 1440, options)
  const wide = useMediaQuery('(min-width: 2400px)', window.innerWidth >= 2400, options)
  return useMemo(() => {
    if (phone) return { top: 16, right: 56, bottom: 16, left: 16 }
    const [queue, incident] = small ? [340, 372] : wide ? [480, 880] : [400, 420]
    return { top: 64, right: isOpened ? incident + 72 : 72, bottom: 24, left: queue + 36 }
  }, [phone, small, wide, isOpened])
}
