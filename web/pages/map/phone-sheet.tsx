import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import classes from './phone-sheet.module.css'

export const sheetHeights = ['peek', 'half', 'full'] as const
export type SheetHeight = (typeof sheetHeights)[number]

interface PhoneSheetProps {
  height: SheetHeight
  onHeight(height: SheetHeight): void
  /** Names what it shows. */
  label: string
  id?: string
  tabs?: ReactNode
  children: ReactNode
}

/** A sheet from the bottom in three heights; its handle is dragged, or pressed to step through them. */
export function PhoneSheet({ height, onHeight, label, id, tabs, children }: PhoneSheetProps) {
  const { t } = useLanguage()
  const start = useRef<number>(null)
  const [offset, setOffset] = useState(0)
  /** A mouse that dragged the handle still clicks it when let go. */
  const dragged = useRef(false)
  const at = sheetHeights.indexOf(height)
  const end = () => {
    if (start.current === null) return
    start.current = null
    const steps = Math.abs(offset) > 260 ? 2 : Math.abs(offset) > 40 ? 1 : 0
    const next = at - Math.sign(offset) * steps
    const wanted = sheetHeights[Math.max(0, Math.min(sheetHeights.length - 1, next))]
    setOffset(0)
    if (wanted !== undefined && wanted !== height) onHeight(wanted)
  }
  const drag = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      start.current = event.clientY
      dragged.current = false
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null) return
      const moved = event.clientY - start.current
      if (Math.abs(moved) > 4) dragged.current = true
      setOffset(moved)
    },
    onPointerUp: end,
    onPointerCancel: () => {
      end()
      dragged.current = false
    },
  }
  return (
    <section
      className={classes.sheet}
      data-height={height}
      aria-label={label}
      id={id}
      tabIndex={-1}
      style={
        offset === 0 ? undefined : { transform: `translateY(${Math.max(-40, offset)}px)`, transition: 'none' }
      }
    >
      <button
        type="button"
        className={classes.handle}
        aria-label={height === 'full' ? t('interface.collapse') : t('interface.expand')}
        aria-expanded={height !== 'peek'}
        {...drag}
        onClick={() => {
          if (dragged.current) {
            dragged.current = false
            return
          }
          const next = sheetHeights[(at + 1) % sheetHeights.length]
          if (next !== undefined) onHeight(next)
        }}
      >
        <span />
      </button>
      {tabs}
      <div className={classes.content}>{children}</div>
    </section>
  )
}
