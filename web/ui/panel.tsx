import type { ReactNode } from 'react'
import classes from './panel.module.css'

interface PanelProps {
  /** Names the region; shown as its heading unless `heading` is given. */
  label: string
  heading?: ReactNode
  aside?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}

/** A quiet surface over the map: a labelled region with a heading row and a body that scrolls. */
export function Panel({ label, heading, aside, id, className, children }: PanelProps) {
  return (
    <section aria-label={label} id={id} className={`${classes.panel} ${className ?? ''}`} tabIndex={-1}>
      <header className={classes.header}>
        {heading ?? <h2 className={classes.title}>{label}</h2>}
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </section>
  )
}

interface SectionProps {
  title: string
  aside?: ReactNode
  children: ReactNode
}

/** A titled part of a panel. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h3 className={classes.sectionTitle}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
