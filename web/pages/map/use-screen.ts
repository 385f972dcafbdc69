import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useSyncExternalStore } from 'react'
import type { Padding } from '../../map/camera.ts'
import type { SheetHeight } from './phone-sheet.tsx'

/** How much room there is: a hand's, a hand's held sideways, one column's, or that for a column more than usual. */
export interface Screen {
  phone: boolean
  /** A phone on its side: its sheet is a column at the left. */
  low: boolean
  narrow: boolean
  wide: boolean
}

const options = { getInitialValueInEffect: false }

export function useScreen(): Screen {
  const phone = useMediaQuery(
    '(max-width: 767px), (max-height: 480px)',
    window.innerWidth < 768 || window.innerHeight <= 480,
    options,
  )
  const low = useMediaQuery(
    '(max-height: 480px) and (min-width: 560px)',
    window.innerHeight <= 480 && window.innerWidth >= 560,
    options,
  )
  const narrow = useMediaQuery('(max-width: 1199px)', window.innerWidth < 1200, options)
  const wide = useMediaQuery('(min-width: 2400px)', window.innerWidth >= 2400, options)
  return { phone, low, narrow, wide }
}

const onResize = (told: () => void) => {
  window.addEventListener('resize', told)
  return () => window.removeEventListener('resize', told)
}
const windowHeight = () => window.innerHeight
const sideWidth = () => Math.round(Math.min(376, Math.max(300, 0.42 * window.innerWidth)))

/** What the panels cover of the map at each edge, in pixels. */
export const usePadding = (
  { phone, low, narrow, wide }: Screen,
  { left, right }: { left: boolean; right: boolean },
  sheet: SheetHeight,
): Padding => {
  const height = useSyncExternalStore(onResize, windowHeight)
  const side = useSyncExternalStore(onResize, sideWidth)
  const sheetHeight = phone && sheet !== 'peek' ? Math.round(height * 0.52) : height > 640 ? 240 : 168
  return useMemo(
    () =>
      low
        ? { top: 112, right: 60, bottom: 24, left: side + 8 }
        : phone
          ? { top: 124, right: 0, bottom: sheetHeight + 16, left: 0 }
          : {
              top: 112,
              right: right ? 400 : narrow ? 24 : 72,
              bottom: 60,
              left: wide ? 816 : left ? 408 : 24,
            },
    [phone, low, narrow, wide, left, right, sheetHeight, side],
  )
}
