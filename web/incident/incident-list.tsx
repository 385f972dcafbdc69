import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { IncidentRow } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import type { Selection } from '../map/layer.ts'
import { type Store, useStored } from '../map/store.ts'
import classes from './incident-list.module.css'
import { IncidentRowContent, incidentRowHeight } from './incident-row.tsx'
import { useIncidentClock } from './use-incident-words.ts'

interface IncidentListProps {
  incidents: readonly IncidentRow[]
  total: number
  selected: number | undefined
  /** What is pointed at, here or on the map. */
  hover: Store<Selection | null>
  more: boolean
  loadingMore: boolean
  /** The next page could not be read: the list waits until it is asked again. */
  moreFailed: boolean
  /** Changes when another list is asked for: it then starts at its top. */
  subject: string
  onMore(): void
  onOpen(id: number): void
}

/** The place in the list of the row that an event happened in. */
function indexOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest('[data-index]') : null
  return row === null ? undefined : Number(row.getAttribute('data-index'))
}

/** By how many rows the list moved that was at `top`, or the next row below it that is still there. */
export function rowsMoved(
  before: readonly { id: number }[],
  after: readonly { id: number }[],
  top: number,
): number {
  const places = new Map(after.map(({ id }, place) => [id, place]))
  for (let index = top; index < before.length; index++) {
    const place = places.get(before[index]?.id ?? -1)
    if (place !== undefined) return place - index
  }
  return 0
}

/** The list twin of the incidents on the map: one tab stop, arrows move, Enter opens. */
export function IncidentList(props: IncidentListProps) {
  const { incidents, total, selected, hover, more, loadingMore, moreFailed, subject } = props
  const { onMore, onOpen } = props
  const hovered = useStored(hover, (thing) => (thing?.kind === 'incident' ? Number(thing.id) : undefined))
  const onHover = (id: number | undefined) =>
    hover.set(id === undefined ? null : { kind: 'incident', id: String(id) })
  const { t } = useLanguage()
  const now = useIncidentClock()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<{ id: number; index: number }>()
  // By id, for what arrives at the top moves the rest; where it went, the row that took its place.
  const place = incidents.findIndex(({ id }) => id === active?.id)
  const current = place >= 0 ? place : Math.min(active?.index ?? 0, Math.max(0, incidents.length - 1))
  const virtualizer = useVirtualizer({
    count: incidents.length + (more && !moreFailed ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => incidentRowHeight,
    overscan: 8,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (more && !loadingMore && !moreFailed && last >= incidents.length - 8) onMore()
  }, [more, loadingMore, moreFailed, last, incidents.length, onMore])

  /** The row that End goes to while it is not there yet. */
  const wanted = useRef<number>(undefined)
  const shownSubject = useRef(subject)
  useEffect(() => {
    if (shownSubject.current === subject) return
    shownSubject.current = subject
    wanted.current = undefined
    setActive(undefined)
    virtualizer.scrollToOffset(0)
  }, [subject, virtualizer])

  // What arrives above would push away what the reader looks at.
  const before = useRef({ incidents, subject })
  useLayoutEffect(() => {
    const then = before.current
    before.current = { incidents, subject }
    const element = scroller.current
    if (then.incidents === incidents || then.subject !== subject || element === null) return
    const rows = rowsMoved(then.incidents, incidents, Math.floor(element.scrollTop / incidentRowHeight))
    if (element.scrollTop > 0 && rows !== 0) element.scrollTop += rows * incidentRowHeight
  }, [incidents, subject])

  const activate = (index: number) => {
    const id = incidents[index]?.id
    if (id !== undefined) setActive({ id, index })
  }
  const move = (index: number) => {
    // A row that is not there yet is gone on to when it is.
    wanted.current = more && !moreFailed && index >= incidents.length ? index : undefined
    const next = Math.max(0, Math.min(incidents.length - 1, index))
    activate(next)
    virtualizer.scrollToIndex(next)
    onHover(incidents[next]?.id)
  }
  const goOn = useRef(move)
  goOn.current = move
  const held = incidents.length
  useEffect(() => {
    if (held > 0 && wanted.current !== undefined) goOn.current(wanted.current)
  }, [held])
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / incidentRowHeight) - 1)
    const steps = new Map([
      ['ArrowDown', current + 1],
      ['ArrowUp', current - 1],
      ['PageDown', current + page],
      ['PageUp', current - page],
      ['Home', 0],
      ['End', total - 1],
    ])
    const step = steps.get(event.key)
    const incident = incidents[current]
    if (step !== undefined) move(step)
    else if (event.key === 'Enter' && incident !== undefined) onOpen(incident.id)
    else return
    event.preventDefault()
  }
  /** Whoever takes the list in hand goes no further with End. */
  const stay = () => {
    wanted.current = undefined
  }
  const activeId = incidents[current]?.id
  const activeRendered = items.some((item) => item.index === current)
  return (
    <div
      ref={scroller}
      id="incident-list"
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={t('interface.list')}
      aria-description={t('filter.listHelp')}
      aria-activedescendant={activeRendered && activeId !== undefined ? `incident-${activeId}` : undefined}
      onKeyDown={onKeyDown}
      onWheel={stay}
      onPointerDown={stay}
      onBlur={stay}
      onClick={(event) => {
        const index = indexOf(event.target)
        const incident = index === undefined ? undefined : incidents[index]
        if (index === undefined || incident === undefined) return
        activate(index)
        onOpen(incident.id)
      }}
      onPointerOver={(event) => {
        const index = indexOf(event.target)
        if (index !== undefined) onHover(incidents[index]?.id)
      }}
      onPointerLeave={() => onHover(undefined)}
    >
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
        {items.map((item) => {
          const incident = incidents[item.index]
          return incident === undefined ? (
            <div
              key="more"
              role="presentation"
              className={classes.loading}
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
            >
              {t('interface.loading')}
            </div>
          ) : (
            <div
              key={incident.id}
              id={`incident-${incident.id}`}
              data-incident={incident.id}
              data-index={item.index}
              role="option"
              tabIndex={-1}
              aria-selected={incident.id === selected}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              className={classes.option}
              data-active={item.index === current}
              data-hovered={incident.id === hovered}
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
            >
              <IncidentRowContent incident={incident} now={now} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
