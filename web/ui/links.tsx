import { type ReactNode, useState } from 'react'
import classes from './links.module.css'

export interface LinkItem {
  key: string | number
  label: string
  note?: ReactNode
  onOpen(): void
}

interface LinksProps {
  items: LinkItem[]
  /** `chips` wrap on a line, `rows` stand under each other. */
  shape?: 'chips' | 'rows'
  limit?: number
  more(left: number): string
}

/** Doors to neighbouring things; long lists show their beginning. */
export function Links({ items, shape = 'chips', limit = 12, more }: LinksProps) {
  const [all, setAll] = useState(false)
  const shown = all ? items : items.slice(0, limit)
  return (
    <ul className={classes.links} data-shape={shape}>
      {shown.map((item) => (
        <li key={item.key}>
          <button type="button" className={classes.link} onClick={item.onOpen}>
            <span className={classes.label}>{item.label}</span>
            {item.note !== undefined && <span className={classes.note}>{item.note}</span>}
          </button>
        </li>
      ))}
      {shown.length < items.length && (
        <li>
          <button type="button" className={classes.more} onClick={() => setAll(true)}>
            {more(items.length - shown.length)}
          </button>
        </li>
      )}
    </ul>
  )
}
