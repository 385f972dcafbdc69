import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import classes from './states.module.css'

interface NoticeProps {
  title: string
  detail?: ReactNode
  action?: { label: string; onClick(): void }
  tone?: 'quiet' | 'trouble'
  compact?: boolean
}

/** What stands where content would: why there is none, and a way out. */
export function Notice({ title, detail, action, tone = 'quiet', compact }: NoticeProps) {
  return (
    <div
      className={classes.notice}
      data-tone={tone}
      data-compact={compact}
      role={tone === 'trouble' ? 'alert' : 'status'}
    >
      <Icon name={tone === 'trouble' ? 'alert' : 'info'} size={compact ? 16 : 24} />
      <div className={classes.words}>
        <strong>{title}</strong>
        {detail !== undefined && detail !== '' && <span>{detail}</span>}
      </div>
      {action !== undefined && (
        <Button variant="default" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  )
}

/** Grey rows the size of what is coming. */
export function SkeletonRows({ rows, height = 64, label }: { rows: number; height?: number; label: string }) {
  return (
    <div className={classes.skeletons} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => `row ${index}`).map((key) => (
        <Skeleton key={key} height={height - 12} radius={6} animate={false} />
      ))}
    </div>
  )
}
