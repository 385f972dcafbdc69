import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { refusalOf } from '../../../api/identity/permission.model.ts'
import type { Me } from '../../client.ts'
import { ShapeOverlay } from '../../filter/shape-overlay.tsx'
import { type Thing, writeThing } from '../../filter/thing.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { AnnouncementToast } from '../../incident/announcement-toast.tsx'
import { DispatchDialog } from '../../incident/dispatch-dialog.tsx'
import { awaitsDispatch } from '../../incident/queue.ts'
import type { Picking } from '../../incident/queue-list.tsx'
import type { ReportPlace } from '../../incident/report/report.ts'
import { useAnnouncements } from '../../incident/use-announcements.ts'
import { type Selection, sameSelection } from '../../map/layer.ts'
import { PlaceMarker } from '../../map/place-marker.tsx'
import { makeStore } from '../../map/store.ts'
import { prepareSound } from '../../ui/chime.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice } from '../../ui/states.tsx'
import { performerOf } from '../frame/performer.ts'
import { DataAge } from '../map/status-line.tsx'
import { useScreen } from '../map/use-screen.ts'
import classes from './command-desk.module.css'
import { DeskBar } from './desk-bar.tsx'
import { DeskBlank } from './desk-blank.tsx'
import { DeskFilter } from './desk-filter.tsx'
import { DeskMap } from './desk-map.tsx'
import type { DeskView } from './desk-view.ts'
import { IncidentPane } from './incident-pane.tsx'
import { InvalidNotice } from './invalid-notice.tsx'
import { focusQueue, QueuePanel } from './queue-panel.tsx'
import { ReportPane } from './report-pane.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { useDeskData } from './use-desk-data.ts'
import type { ChangeDesk } from './use-desk-view.ts'
import { useShortcuts } from './use-shortcuts.ts'

interface CommandDeskProps {
  me: Me
  view: DeskView
  palette: 'dusk' | 'paper'
  invalid: readonly string[]
  change: ChangeDesk
}

/** The desk: the queues at the left, the map in the middle, the opened incident at the right. */
export function CommandDesk({ me, view, palette, invalid, change }: CommandDeskProps) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const { phone } = useScreen()
  const desk = useDeskData(view)
  const { street, queue, map } = desk
  const [hover] = useState(() => makeStore<Selection | null>(null, sameSelection))
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [place, setPlace] = useState<ReportPlace>()
  const [left, setLeft] = useState<string>()
  const placeByHand = useCallback((at: [number, number]) => setPlace({ at }), [])
  const [dialog, setDialog] = useState<'dispatch' | 'shortcuts'>()
  const { standing, settle } = useAnnouncements(street)
  const performer = performerOf(me)
  const mayReport = performer !== undefined && refusalOf(performer, 'report') === null
  const isReporting = view.report === true && mayReport
  useEffect(prepareSound, [])
  useShortcuts((shortcut) => {
    if (shortcut.kind === 'help') return setDialog('shortcuts')
    if (shortcut.kind === 'report') return mayReport ? change({ report: true }) : undefined
    if (shortcut.name === 'ledger' && !desk.counts.hasLedger) return
    setPicked(new Set())
    change({ queue: shortcut.name })
    focusQueue()
  })
  const open = useCallback(
    (id: number) => {
      settle(id)
      change({ incident: id, report: undefined })
    },
    [change, settle],
  )
  const { stayFor } = map
  const onSelect = useCallback(
    (selected: Selection | null, at: [number, number]) => {
      if (isReporting) return placeByHand(at)
      if (selected?.kind !== 'incident') return
      stayFor(Number(selected.id))
      open(Number(selected.id))
    },
    [open, stayFor, isReporting, placeByHand],
  )
  const close = useCallback(() => {
    change({ incident: undefined, report: undefined })
    focusQueue()
  }, [change])
  const openThing = (thing: Thing) => {
    if (thing.kind === 'incident') return open(Number(thing.id))
    const search = { ...(view.language === 'en' && { lang: 'en' }), thing: writeThing(thing) }
    navigate({ to: '/', search: { ...search, ...(street !== undefined && { street }) } }).catch(
      () => undefined,
    )
  }
  const mayDispatch = performer !== undefined && refusalOf(performer, 'dispatch') === null
  const picking = useMemo<Picking | undefined>(
    () => (mayDispatch ? { picked, onPick: setPicked } : undefined),
    [mayDispatch, picked],
  )
  const blank = <DeskBlank desk={desk} view={view} />
  if (desk.districts.isError || desk.districts.data?.length === 0 || desk.unknownStreet !== undefined)
    return blank
  const isOpened = (view.incident !== undefined || isReporting) && street !== undefined
  return (
    <div className={classes.page} data-phone={phone} data-opened={isOpened}>
      <DeskBar
        desk={desk}
        view={view}
        palette={palette}
        phone={phone}
        change={change}
        onShortcuts={() => setDialog('shortcuts')}
        onReport={mayReport ? () => change({ report: true }) : undefined}
        age={
          <DataAge
            at={Math.min(desk.points.dataUpdatedAt, queue.at)}
            failing={desk.points.isError || queue.error !== null}
          />
        }
      />
      <main className={classes.main} aria-busy={desk.isLoading} aria-label={t('desk.title')}>
        <div className={classes.left}>
          <QueuePanel
            desk={desk}
            view={view}
            change={change}
            hover={hover}
            picking={picking}
            onDispatch={() => setDialog('dispatch')}
            onOpen={open}
          />
        </div>
        <DeskMap desk={desk} view={view} palette={palette} phone={phone} hover={hover} onSelect={onSelect}>
          {isReporting && place !== undefined && (
            <PlaceMarker at={place.at} isShown={place.known !== undefined} onMove={placeByHand} />
          )}
          <ShapeOverlay polygon={view.conditions.polygon} circle={view.conditions.circle} />
        </DeskMap>
        <div className={classes.over}>
          <DeskFilter
            conditions={view.conditions}
            onChange={(conditions) => change({ conditions })}
            options={desk.filterOptions}
            centre={() => window.streetgridMap?.getCenter().toArray()}
            chips={desk.chips}
            onLimits={({ conditions }) => change({ conditions })}
          />
          <InvalidNotice names={invalid} />
          {left !== undefined && (
            <Notice
              compact
              tone="trouble"
              title={left}
              action={{ label: t('interface.close'), onClick: () => setLeft(undefined) }}
            />
          )}
          {street !== undefined && (
            <AnnouncementToast
              announcements={standing}
              street={street}
              categories={desk.filterOptions.categories}
              onOpen={open}
              onSettle={settle}
              focusAfter={() => document.getElementById('queue-list')}
            />
          )}
        </div>
        {isOpened && (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever in the page it is pressed
          <div
            className={classes.right}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !event.defaultPrevented) close()
            }}
          >
            {isReporting && performer !== undefined ? (
              <ReportPane
                street={street}
                performer={performer}
                categories={desk.filterOptions.categories}
                place={place}
                hasMap={!phone}
                onPlace={setPlace}
                onFiled={(incident, problem) => {
                  setPlace(undefined)
                  setLeft(
                    problem === undefined
                      ? undefined
                      : t('report.left', { code: incident.code, why: problemWords(problem, t) }),
                  )
                  open(incident.id)
                }}
                onOpen={open}
                onClose={close}
              />
            ) : (
              <IncidentPane
                id={view.incident ?? 0}
                street={street}
                query={desk.incident}
                me={me}
                onOpen={openThing}
                onClose={close}
              />
            )}
          </div>
        )}
      </main>
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'dispatch' && street !== undefined && (
        <DispatchDialog
          street={street}
          incidents={queue.rows.filter((row) => picked.has(row.id) && awaitsDispatch(row))}
          onDispatched={(ids) => setPicked(new Set([...picked].filter((id) => !ids.includes(id))))}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  )
}
