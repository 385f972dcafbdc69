import { Menu, Switch } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import type { IncidentFigures, Parameters } from '../../client.ts'
import { streetDay } from '../../filter/search-filter.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { allIncidents, incidentsCsv, incidentsGeoJson } from '../../incident/export.ts'
import { IncidentList } from '../../incident/incident-list.tsx'
import { useIncidentList } from '../../incident/use-incidents.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import { saveFile } from '../../ui/save-file.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { useLastKnown } from '../../ui/use-last-known.ts'
import classes from './list-panel.module.css'
import { type IncidentSort, incidentSorts } from './view.ts'

export interface ListPanelProps {
  filter: Parameters
  ready: boolean
  figures: IncidentFigures | undefined
  sort: IncidentSort
  onSort(sort: IncidentSort): void
  inView: boolean
  onInView(inView: boolean): void
  filtered: boolean
  onClear(): void
  selected: number | undefined
  hovered: number | undefined
  onOpen(id: number): void
  onHover(id: number | undefined): void
  /** Said beside the count. */
  aside?: ReactNode
}

/** The list that always holds what the map shows: its count, order, export and rows. */
export function ListPanelContent(props: ListPanelProps) {
  const { filter, ready, figures, sort, onSort, inView, onInView, filtered, onClear } = props
  const { t, format } = useLanguage()
  const list = useIncidentList(filter, sort, ready)
  const shown = useLastKnown(list.data, filter.street)
  const incidents = shown?.pages.flatMap((page) => page.incidents) ?? []
  const total = shown?.pages[0]?.total ?? 0
  const { bbox: _, ...asked } = filter
  const subject = JSON.stringify([asked, sort, inView])
  const [exporting, setExporting] = useState<string>()
  const running = useRef<AbortController>(null)

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
      if (kind === 'csv') saveFile(`${name}.csv`, 'text/csv', incidentsCsv(rows))
      else saveFile(`${name}.geojson`, 'application/geo+json', JSON.stringify(incidentsGeoJson(rows)))
      setExporting(undefined)
    } catch (problem) {
      setExporting(`${t('filter.exportFailed')} ${problemWords(problem, t)}`)
    }
  }

  return (
    <div className={classes.content} aria-busy={list.isFetching}>
      <div className={classes.head}>
        {props.aside !== undefined && <div className={classes.aside}>{props.aside}</div>}
        <p className={classes.count} role="status" aria-live="polite" data-count={figures?.total}>
          {figures === undefined
            ? t('filter.counting')
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
            onChange={(event) => onInView(event.currentTarget.checked)}
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
                <Menu.Item key={name} onClick={() => onSort(name)} aria-current={name === sort}>
                  {t(`filter.sort.${name}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton icon="download" label={t('filter.export')} size={32} />
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
        {shown === undefined ? (
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
            action={filtered ? { label: t('filter.clear'), onClick: onClear } : undefined}
          />
        ) : (
          <IncidentList
            incidents={incidents}
            total={total}
            selected={props.selected}
            hovered={props.hovered}
            more={list.hasNextPage}
            loadingMore={list.isFetchingNextPage}
            moreFailed={list.isFetchNextPageError}
            subject={subject}
            onMore={list.fetchNextPage}
            onOpen={props.onOpen}
            onHover={props.onHover}
          />
        )}
      </div>
      {list.isFetchNextPageError && (
        <Notice
          compact
          tone="trouble"
          title={t('filter.moreFailed')}
          detail={problemWords(list.error, t)}
          action={{ label: t('interface.retry'), onClick: () => list.fetchNextPage() }}
        />
      )}
    </div>
  )
}
