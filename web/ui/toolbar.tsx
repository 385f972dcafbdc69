import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

interface ToolbarProps {
  label: string
  className?: string
  orientation?: 'vertical' | 'horizontal'
  children: ReactNode
}

/** Buttons under or beside each other with one tab stop: arrows, Home and End move between them. */
export function Toolbar({ label, className, orientation = 'vertical', children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const current = useRef<HTMLElement | null>(null)
  const buttons = () => [...(bar.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
  const settle = () => {
    const all = buttons()
    if (current.current === null || !all.includes(current.current)) current.current = all[0] ?? null
    for (const button of all) button.tabIndex = button === current.current ? 0 : -1
  }
  useEffect(settle)
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const targets = new Map([
      [orientation === 'vertical' ? 'ArrowDown' : 'ArrowRight', all[(at + 1) % all.length]],
      [orientation === 'vertical' ? 'ArrowUp' : 'ArrowLeft', all[(at - 1 + all.length) % all.length]],
      ['Home', all[0]],
      ['End', all.at(-1)],
    ])
    const target = targets.get(event.key)
    if (at < 0 || target === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    target.focus()
  }
  return (
    <div
      ref={bar}
      className={className}
      role="toolbar"
      aria-label={label}
      aria-orientation={orientation}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const button = target.closest<HTMLElement>('button')
        if (button === null || !bar.current?.contains(button)) return
        current.current = button
        settle()
      }}
    >
      {children}
    </div>
  )
}
