import { Button, FocusTrap, SegmentedControl } from '@mantine/core'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { IncidentPage, IncidentRow } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { StatusTag } from '../../incident/status-mark.tsx'
import { rowStatus, useIncidentWords } from '../../incident/use-incident-words.ts'
import { useIncidentList } from '../../incident/use-incidents.ts'
import { lackingLayers } from '../../map/compose.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFocusReturn, useLostFocus } from '../../ui/lost-focus.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice } from '../../ui/states.tsx'
import { mapLayers } from './layers.ts'
import { LegendContent } from './legend.tsx'
import { useAttribution } from './map-attribution.tsx'
import type { MapPicture } from './map-picture.ts'
import { PrintMap } from './print-map.tsx'
import classes from './print-view.module.css'
import type { Desk } from './use-desk.ts'
import { isPrintKey } from './use-tools.ts'
import type { View } from './view.ts'

export interface PrintViewProps {
  map: MapLibreMap | null
  desk: Desk
  view: View
  visible: ReadonlySet<string>
  onClose(): void
}

/** What is on the sheet. */
interface Printed {
  page: IncidentPage
  district: Desk['district']
  chips: Desk['chips']
  data: Desk['map']['data']
  options: Desk['options']
  /** When, as an epoch in milliseconds. */
  at: number
}

const papers = ['A4', 'A3'] as const
const most = { A4: 18, A3: 30 } as const

/** One sheet of paper, landscape: map, legend, the first incidents, filter, source and date. */
export default function PrintView({ map, desk, view, visible, onClose }: PrintViewProps) {
  const { t, format } = useLanguage()
  const words = useIncidentWords()
  useFocusReturn(() => document.querySelector<HTMLElement>('[data-opens=print]'))
  const [paper, setPaper] = useState<(typeof papers)[number]>('A4')
  const [image, setImage] = useState<MapPicture>()
  const [failed, setFailed] = useState(desk.mapless)
  const [attempt, setAttempt] = useState(0)
  const [opened] = useState(Date.now)
  const list = useIncidentList(desk.listFilter, view.sort, desk.listReady, desk.points.data)
  const onFailed = useCallback(() => setFailed(true), [])
  const listed = useRef<HTMLElement>(null)
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY)
  const trouble = [list, desk.points].find(({ isError, data }) => isError && data === undefined)
  // Picture, list and date are of one moment, whatever arrives while one looks at them.
  const [printed, setPrinted] = useState<Printed>()
  const first = list.isPlaceholderData ? undefined : list.data?.pages[0]
  if (printed === undefined && first !== undefined && trouble === undefined && !desk.loading)
    setPrinted({
      page: first,
      district: desk.district,
      chips: desk.chips,
      data: desk.map.data,
      options: desk.options,
      at: Date.now(),
    })
  const { district, chips, data, options } = printed ?? { ...desk, data: desk.map.data }
  const page = printed?.page
  const rows: IncidentRow[] = page?.incidents.slice(0, Math.min(most[paper], fitting)) ?? []
  // Long words take more lines: what does not fit on the sheet is not listed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another paper or list is measured again
  useLayoutEffect(() => setFitting(Number.POSITIVE_INFINITY), [paper, page, t])
  useLayoutEffect(() => {
    const section = listed.current
    if (section === null || section.scrollHeight <= section.clientHeight) return
    const end = section.getBoundingClientRect().bottom
    const rows = [...section.querySelectorAll('tbody tr')]
    const fit = rows.findIndex((row) => row.getBoundingClientRect().bottom > end)
    if (fit >= 0 && fit < fitting) setFitting(fit)
  })
  useLostFocus(`${page === undefined} ${failed}`, () => document.querySelector<HTMLElement>('[data-print]'))
  const sources = [...new Set((district?.datasets ?? []).map((dataset) => dataset.source))].slice(0, 3)
  const ready = page !== undefined && (image !== undefined || failed)
  useEffect(() => {
    if (ready) return
    const onKey = (event: KeyboardEvent) => {
      if (isPrintKey(event)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [ready])
  const outside = useAttribution({ visible, settings: desk.settings })
  const facts = district?.facts_source
  return (
    <FocusTrap>
      <div
        className={classes.preview}
        data-print
        // A click beside the buttons leaves the focus in here.
        tabIndex={-1}
        role="dialog"
        aria-modal="true"
        aria-label={t('interface.printTitle')}
      >
        <style>{`@page { size: ${paper} landscape; margin: 8mm; }`}</style>
        <div className={classes.tools}>
          <strong>{t('interface.printTitle')}</strong>
          {desk.camera.away && <span role="status">{t('interface.away')}</span>}
          <SegmentedControl
            size="xs"
            aria-label={t('interface.printPaper')}
            value={paper}
            onChange={(value) => setPaper(value)}
            data={[...papers]}
          />
          <Button
            disabled={!ready}
            leftSection={<Icon name="print" size={16} />}
            onClick={() => window.print()}
          >
            {t('interface.printNow')}
          </Button>
          <Button data-autofocus variant="default" onClick={onClose}>
            {t('interface.close')}
          </Button>
        </div>
        <article className={classes.sheet} data-paper={paper}>
          <header className={classes.head}>
            <h1>
              {district?.name} · {t('interface.product')}
            </h1>
            <p>
              {chips.length === 0
                ? t('interface.printNoFilter')
                : t('interface.printFilter', {
                    words: chips.map(({ label }) => label).join(t('interface.and')),
                  })}
            </p>
          </header>
          <div className={classes.map}>
            {map !== null && !failed && printed !== undefined && (
              <PrintMap
                key={attempt}
                screen={map}
                data={printed.data}
                options={printed.options}
                view={view}
                visible={visible}
                onPicture={setImage}
                onFailed={onFailed}
              />
            )}
            {image !== undefined ? (
              <img src={image.address} alt={t('interface.mapLabel', { street: district?.name ?? '' })} />
            ) : failed ? (
              <Notice
                tone="trouble"
                title={t('interface.printNoPicture')}
                action={
                  desk.mapless
                    ? undefined
                    : {
                        label: t('interface.retry'),
                        onClick: () => {
                          setFailed(false)
                          setAttempt(attempt + 1)
                        },
                      }
                }
              />
            ) : (
              <Notice title={t('interface.printPreparing')} />
            )}
          </div>
          <aside className={classes.legend}>
            <h2>{t('interface.legend')}</h2>
            <LegendContent
              visible={visible}
              lacking={lackingLayers(mapLayers, data)}
              palette="paper"
              options={options}
            />
          </aside>
          <section ref={listed} className={classes.list}>
            {page !== undefined ? (
              <h2>
                {t(rows.length < page.total ? 'interface.printListed' : 'interface.printAll', {
                  count: page.total,
                  shown: format.number(rows.length),
                  total: format.number(page.total),
                })}
              </h2>
            ) : trouble !== undefined ? (
              <Notice
                tone="trouble"
                title={t('interface.failed')}
                detail={problemWords(trouble.error, t)}
                action={{
                  label: t('interface.retry'),
                  onClick: () => {
                    for (const query of [list, desk.points]) if (query.isError) query.refetch()
                  },
                }}
              />
            ) : (
              <Notice title={t('interface.loading')} />
            )}
            {printed !== undefined && rows.length > 0 && (
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('filter.status')}</th>
                    <th scope="col">
                      {t('incident.category')}
                      <br />
                      {t('incident.address')}
                    </th>
                    <th scope="col">{t('filter.stage')}</th>
                    <th scope="col">{t('incident.reportedAt')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td>
                        <StatusTag
                          status={rowStatus(row, printed.at)}
                          label={words.status(rowStatus(row, printed.at))}
                        />
                      </td>
                      <td>
                        <strong>{words.category(row)}</strong>
                        <br />
                        {words.place(row)}
                      </td>
                      <td>{t(`incident.stage.${row.stage}`)}</td>
                      <td>{format.moment(row.reported_at)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
          <footer className={classes.foot}>
            <span>
              {t('interface.source')}
              {t('interface.colon')}
              {[...(facts ? [facts] : []), ...(district?.is_demo ? [] : sources)].join(t('interface.and'))}
              {district?.is_demo && ` · ${t('interface.demo')}`}
            </span>
            <span className={classes.approval}>{outside ?? t('interface.printApproval')}</span>
            <span>{t('interface.printDate', { when: format.instant(printed?.at ?? opened) })}</span>
          </footer>
        </article>
      </div>
    </FocusTrap>
  )
}
