import { Menu, Switch } from '@mantine/core'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { streetDay } from '../../filter/search-filter.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { allIncidents, type CsvWords, incidentsCsv, incidentsGeoJson } from '../../incident/export.ts'
import { IncidentList } from '../../incident/incident-list.tsx'
import { useIncidentWords } from '../../incident/use-incident-words.ts'
import { useIncidentList } from '../../incident/use-incidents.ts'
import type { Selection } from '../../map/layer.ts'
import type { Store } from '../../map/store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import { saveFile } from '../../ui/save-file.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { BlindNotice } from './blind-notice.tsx'
import classes from './list-panel.module.css'
import type { Desk } from './use-desk.ts'
import type { ChangeView } from './use-view.ts'
import { incidentSorts, type View } from './view.ts'

interface ListPanelProps {
  desk: Desk
  view: View
  change: ChangeView
  /** What is pointed at, here or on the map. */
  hover: Store<Selection | null>
  /** Said beside the count. */
  aside?: ReactNode
}

/** The list that always holds what the map shows: its count, order, export and rows. */
export function ListPanelContent({ desk, view, change, hover, aside }: ListPanelProps) {
  const { listFilter: filter, blind } = desk
  const { sort, inView, thing } = view
  const figures = blind ? undefined : desk.summary.data
  const { t, format } = useLanguage()
  const words = useIncidentWords()
  const list = useIncidentList(filter, sort, desk.listReady, desk.points.data)
  const shown = list.data
  const incidents = useMemo(() => shown?.pages.flatMap((page) => page.incidents) ?? [], [shown])
  const total = shown?.pages[0]?.total ?? 0
  const { bbox: _, ...asked } = filter
  const subject = JSON.stringify([asked, sort, inView])
  const [exporting, setExporting] = useState<string>()
  const running = useRef<AbortController>(null)

  const csvWords: CsvWords = {
    column: (name) => t(`incident.column.${name}`),
    category: words.category,
    stage: (stage) => t(`incident.stage.${stage}`),
    severity: (severity) => t(`incident.severity.${severity}`),
    source: (source) => t(`incident.source.${source}`),
    yes: t('interface.yes'),
    no: t('interface.no'),
  }
  const save = async (kind: 'csv' | 'geojson') => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    try {
      const rows = await allIncidents(
        filter,
        sort,
        (done, all) =>
          setExporting(t('filter.exporting', { done: format.number(done), total: format.number(all) })),
        controller.signal,
      )
      const name = `incidents-${filter.street}-${streetDay(Date.now())}`
      if (kind === 'csv') saveFile(`${name}.csv`, 'text/csv', incidentsCsv(rows, csvWords))
      else saveFile(`${name}.geojson`, 'application/geo+json', JSON.stringify(incidentsGeoJson(rows)))
      setExporting(undefined)
    } catch (problem) {
      // Another export has begun: what is said is its.
      if (controller.signal.aborted) return
      setExporting(`${t('filter.exportFailed')} ${problemWords(problem, t)}`)
    }
  }

  return (
    <div className={classes.content} aria-busy={list.isFetching}>
      <div className={classes.head}>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
        <p className={classes.count} role="status" aria-live="polite" data-count={figures?.total}>
          {figures === undefined
            ? !blind && t(desk.summary.isError ? 'filter.countFailed' : 'filter.counting')
            : t('filter.count', {
                count: figures.total,
                total: format.number(figures.total),
                open: format.number(figures.open),
                overdue: format.number(figures.overdue),
              })}
        </p>
        <div className={classes.tools}>
          <Switch
            size="xs"
            label={t('filter.viewportOnly')}
            checked={inView}
            disabled={desk.mapless && !inView}
            onChange={(event) => change({ inView: event.currentTarget.checked })}
          />
          <span className={classes.space} />
          <Menu position="bottom-end">
            <Menu.Target>
              <button
                type="button"
                className={classes.sort}
                aria-label={`${t('filter.sortBy')} ${t(`filter.sort.${sort}`)}`}
              >
                {t(`filter.sort.${sort}`)}
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {incidentSorts.map((name) => (
                <Menu.Item key={name} onClick={() => change({ sort: name })} aria-current={name === sort}>
                  {t(`filter.sort.${name}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton icon="download" label={t('filter.export')} size={32} disabled={!desk.listReady} />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => save('csv')}>{t('filter.exportCsv')}</Menu.Item>
              <Menu.Item onClick={() => save('geojson')}>{t('filter.exportGeoJson')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
        {exporting !== undefined && (
          <p className={classes.exporting} role="status">
            {exporting}
          </p>
        )}
        {list.isError && !list.isFetchNextPageError && shown !== undefined && (
          <Notice
            compact
            tone="trouble"
            title={t('interface.dataFailing')}
            detail={`${problemWords(list.error, t)} ${t('interface.failedDetail')}`}
            action={{ label: t('interface.retry'), onClick: () => list.refetch() }}
          />
        )}
      </div>
      <div className={classes.rows}>
        {blind ? (
          <BlindNotice change={change} />
        ) : shown === undefined ? (
          list.isError ? (
            <Notice
              tone="trouble"
              title={t('interface.failed')}
              detail={problemWords(list.error, t)}
              action={{ label: t('interface.retry'), onClick: () => list.refetch() }}
            />
          ) : (
            <SkeletonRows rows={9} label={t('interface.loading')} />
          )
        ) : incidents.length === 0 ? (
          <Notice
            title={t('filter.empty')}
            detail={t('filter.emptyDetail')}
            action={
              desk.filtered
                ? { label: t('filter.clear'), onClick: () => change({ conditions: {}, inView: false }) }
                : undefined
            }
          />
        ) : (
          <IncidentList
            incidents={incidents}
            total={total}
            selected={thing?.kind === 'incident' ? Number(thing.id) : undefined}
            hover={hover}
            more={list.hasNextPage}
            loadingMore={list.isFetchingNextPage}
            moreFailed={list.isFetchNextPageError}
            subject={subject}
            onMore={list.fetchNextPage}
            onOpen={(id) => desk.open({ kind: 'incident', id: String(id) })}
          />
        )}
      </div>
      {list.isFetchNextPageError && (
        <Notice
          compact
          tone="trouble"
          title={t('filter.moreFailed')}
          detail={problemWords(list.error, t)}
          action={{
            label: t('interface.retry'),
            onClick: () => {
              // The button goes away with the trouble; who reads by keyboard goes on in the list.
              document.getElementById('incident-list')?.focus()
              void list.fetchNextPage()
            },
          }}
        />
      )}
    </div>
  )
}
