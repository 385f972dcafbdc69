import type { Status } from '../map/palette.ts'
import { statusOutline, statusSign } from '../map/svg.ts'
import classes from './status.module.css'

const signs: Record<Status, string> = {
  overdue: 'M12 9v6M12 18v.2',
  dueSoon: 'M12 7.500v5l3 2',
  inHand: 'M7.500 12h.2M12 12h.2M16.500 12h.2',
  done: '',
  void: '',
  ...statusSign,
}

/** A status as colour, shape and sign; the word stands beside it. */
export function StatusMark({ status, size = 16 }: { status: Status; size?: number }) {
  return (
    <svg
      className={classes.mark}
      data-status={status}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path className={classes.shape} d={statusOutline[status]} />
      <path className={classes.sign} d={signs[status]} />
    </svg>
  )
}

export function StatusTag({ status, label }: { status: Status; label: string }) {
  return (
    <span className={classes.tag} data-status={status}>
      <StatusMark status={status} size={14} />
      {label}
    </span>
  )
}
