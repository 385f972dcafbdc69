import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import type { Selection } from '../map/layer.ts'
import { type Store, useStored } from '../map/store.ts'
import listClasses from './incident-list.module.css'
import { awaitsDispatch } from './queue.ts'
import { placeAfter, queueStep } from './queue-keys.ts'
import classes from './queue-list.module.css'
import { QueueRow, queueRowHeight } from './queue-row.tsx'
import type { QueuedIncident } from './use-queue.ts'

export interface Picking {
  picked: ReadonlySet<number>
  onPick(picked: ReadonlySet<number>): void
}

interface QueueListProps {
  label: string
  rows: readonly QueuedIncident[]
  total: number
  opened: number | undefined
  /** The rows are of several stages. */
  withStage: boolean
  /** Undefined where nothing can be done with several at once. */
  picking: Picking | undefined
  /** What is pointed at, here or on the map. */
  hover: Store<Selection | null>
  more: boolean
  isLoadingMore: boolean
  isMoreFailed: boolean
  onMore(): void
  onOpen(id: number): void
}

export const queueListId = 'queue-list'

/** The place in the list of the row that an event happened in. */
function indexOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest('[data-index]') : null
  return row === null ? undefined : Number(row.getAttribute('data-index'))
}

/**
 * The rows of a queue as one tab stop. The focus stays on the list, so that a row that leaves it takes no focus along: the
 * row that takes its place is then the current one.
 */
export function QueueList(props: QueueListProps) {
  const { label, rows, total, opened, withStage, picking, hover, more, isLoadingMore, isMoreFailed } = props
  const { onMore, onOpen } = props
  const { t } = useLanguage()
  const hovered = useStored(hover, (thing) => (thing?.kind === 'incident' ? Number(thing.id) : undefined))
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<{ id: number; index: number }>()
  const current = placeAfter(rows, active)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => queueRowHeight,
    overscan: 6,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && !isLoadingMore && !isMoreFailed && last >= rows.length - 8) onMore()
  }, [more, isLoadingMore, isMoreFailed, last, rows.length, onMore])

  const point = (id: number | undefined) =>
    hover.set(id === undefined ? null : { kind: 'incident', id: String(id) })
  const activate = (index: number) => {
    const id = rows[index]?.id
    if (id !== undefined) setActive({ id, index })
  }
  const goTo = (index: number) => {
    activate(index)
    virtualizer.scrollToIndex(index)
    point(rows[index]?.id)
  }
  const pickable = (from: number, to: number) =>
    rows.slice(Math.min(from, to), Math.max(from, to) + 1).filter(awaitsDispatch)
  const pick = (more: readonly QueuedIncident[]) =>
    picking?.onPick(new Set([...picking.picked, ...more.map(({ id }) => id)]))
  const toggle = (index: number) => {
    const row = rows[index]
    if (picking === undefined || row === undefined || !awaitsDispatch(row)) return
    const next = new Set(picking.picked)
    if (!next.delete(row.id)) next.add(row.id)
    picking.onPick(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / queueRowHeight)
    const step = queueStep(event, { current, total: rows.length, page })
    if (step === undefined) return
    const row = rows[current]
    if (step.kind === 'move') goTo(step.to)
    else if (step.kind === 'extend') {
      pick(pickable(current, step.to))
      goTo(step.to)
    } else if (step.kind === 'open') row && onOpen(row.id)
    else if (step.kind === 'toggle') {
      activate(current)
      toggle(current)
    } else if (step.kind === 'all') pick(pickable(0, rows.length - 1))
    else if ((picking?.picked.size ?? 0) > 0) picking?.onPick(new Set())
    else return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    const index = indexOf(event.target)
    const row = index === undefined ? undefined : rows[index]
    if (index === undefined || row === undefined) return
    activate(index)
    const onBox = event.target instanceof Element && event.target.closest('[data-pick=true]') !== null
    if (onBox || event.ctrlKey || event.metaKey) toggle(index)
    else if (event.shiftKey) pick(pickable(current, index))
    else onOpen(row.id)
  }
  const activeId = items.some(({ index }) => index === current) ? rows[current]?.id : undefined
  return (
    <div
      ref={scroller}
      id={queueListId}
      className={`${listClasses.list} ${classes.list}`}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-description={picking === undefined ? t('filter.listHelp') : t('desk.pickHelp')}
      aria-multiselectable={picking !== undefined}
      aria-activedescendant={activeId === undefined ? undefined : `queued-${activeId}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerOver={(event) => {
        const index = indexOf(event.target)
        if (index !== undefined) point(rows[index]?.id)
      }}
      onPointerLeave={() => point(undefined)}
    >
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
        {items.map((item) => {
          const incident = rows[item.index]
          if (incident === undefined) return null
          const isPicked = picking?.picked.has(incident.id)
          return (
            <div
              key={incident.id}
              id={`queued-${incident.id}`}
              data-queued={incident.id}
              data-index={item.index}
              role="option"
              tabIndex={-1}
              aria-selected={isPicked ?? incident.id === opened}
              aria-current={incident.id === opened}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              className={`${listClasses.option} ${classes.option}`}
              data-active={item.index === current}
              data-hovered={incident.id === hovered}
              data-opened={incident.id === opened}
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
            >
              <QueueRow incident={incident} picked={isPicked} withStage={withStage} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
