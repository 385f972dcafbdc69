import classes from './bars.module.css'

export interface Bar {
  key: string
  label: string
  value: number
  /** The part of the value that needs attention, drawn over it. */
  part?: number
  note?: string
  onOpen?(): void
  active?: boolean
}

/** Horizontal bars on one scale; each can be a button to the records it counts. */
export function Bars({ bars, format }: { bars: Bar[]; format(value: number): string }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <ul className={classes.bars}>
      {bars.map((bar) => {
        const content = (
          <>
            <span className={classes.label}>{bar.label}</span>
            <span className={classes.track} aria-hidden="true">
              <span className={classes.bar} style={{ width: `${(bar.value / most) * 100}%` }} />
              {bar.part !== undefined && bar.part > 0 && (
                <span className={classes.part} style={{ width: `${(bar.part / most) * 100}%` }} />
              )}
            </span>
            <span className={classes.value}>
              {format(bar.value)}
              {bar.note !== undefined && <small> {bar.note}</small>}
            </span>
          </>
        )
        return (
          <li key={bar.key}>
            {bar.onOpen === undefined ? (
              <div className={classes.row}>{content}</div>
            ) : (
              <button type="button" className={classes.row} onClick={bar.onOpen} aria-pressed={bar.active}>
                {content}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
