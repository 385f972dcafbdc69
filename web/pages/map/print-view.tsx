import { Button, FocusTrap, SegmentedControl } from '@mantine/core'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import type { IncidentRow } from '../../client.ts'
import { outlinePath, shapeOutline } from '../../filter/shape-overlay.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { StatusTag } from '../../incident/status-mark.tsx'
import { rowStatus, useIncidentWords } from '../../incident/use-incident-words.ts'
import { useIncidentList } from '../../incident/use-incidents.ts'
import { Icon } from '../../ui/icon.tsx'
import { LegendContent } from './legend.tsx'
import classes from './print-view.module.css'
import type { Desk } from './use-desk.ts'
import type { View } from './view.ts'

export interface PrintViewProps {
  map: MapLibreMap | null
  desk: Desk
  view: View
  visible: ReadonlySet<string>
  onClose(): void
}

const papers = ['A4', 'A3'] as const
const listed = { A4: 16, A3: 26 } as const

interface Picture {
  /** A data address. */
  address: string
  /** Of the map on screen, in pixels; the path of the drawn shape is in the same. */
  width: number
  height: number
  shape: string
}

/** The map's picture once it is drawn whole; the drawing buffer can only be read in the frame that drew it. */
const picture = (map: MapLibreMap, outlines: ReturnType<typeof shapeOutline>): Promise<Picture> =>
  new Promise((resolve) => {
    map.once('idle', () => {
      map.once('render', () => {
        const { clientWidth: width, clientHeight: height } = map.getContainer()
        const address = map.getCanvas().toDataURL('image/png')
        resolve({ address, width, height, shape: outlinePath(map, outlines) })
      })
      map.triggerRepaint()
    })
    map.triggerRepaint()
  })

/** One sheet of paper, landscape: map, legend, the first incidents, filter, source and date. */
export default function PrintView({ map, desk, view, visible, onClose }: PrintViewProps) {
  const { t, format } = useLanguage()
  const words = useIncidentWords()
  const [paper, setPaper] = useState<(typeof papers)[number]>('A4')
  const [image, setImage] = useState<Picture>()
  const [now] = useState(Date.now)
  const list = useIncidentList(desk.listFilter, view.sort, desk.ready)
  const { polygon, circle } = view.conditions
  useEffect(() => {
    let wanted = true
    if (map !== null)
      picture(map, shapeOutline({ polygon, circle })).then(
        (made) => wanted && setImage(made),
        () => undefined,
      )
    return () => {
      wanted = false
    }
  }, [map, polygon, circle])
  const rows: IncidentRow[] = (list.data?.pages.flatMap((page) => page.incidents) ?? []).slice(
    0,
    listed[paper],
  )
  const total = list.data?.pages[0]?.total ?? 0
  const sources = [...new Set((desk.district?.datasets ?? []).map((dataset) => dataset.source))].slice(0, 3)
  const facts = desk.district?.facts_source
  return (
    <FocusTrap>
      <div
        className={classes.preview}
        data-print
        role="dialog"
        aria-modal="true"
        aria-label={t('interface.printTitle')}
      >
        <style>{`@page { size: ${paper} landscape; margin: 8mm; }`}</style>
        <div className={classes.tools}>
          <strong>{t('interface.printTitle')}</strong>
          <SegmentedControl
            size="xs"
            aria-label={t('interface.printPaper')}
            value={paper}
            onChange={(value) => setPaper(value)}
            data={[...papers]}
          />
          <Button data-autofocus leftSection={<Icon name="print" size={16} />} onClick={() => window.print()}>
            {t('interface.printNow')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('interface.close')}
          </Button>
        </div>
        <article className={classes.sheet} data-paper={paper}>
          <header className={classes.head}>
            <h1>
              {desk.district?.name} · {t('interface.product')}
            </h1>
            <p>
              {desk.chips.length === 0
                ? t('interface.printNoFilter')
                : t('interface.printFilter', {
                    words: desk.chips.map(({ label }) => label).join(t('interface.and')),
                  })}
            </p>
          </header>
          <div className={classes.map}>
            {image !== undefined && (
              <img src={image.address} alt={t('interface.mapLabel', { street: desk.district?.name ?? '' })} />
            )}
            {image !== undefined && image.shape !== '' && (
              <svg
                className={classes.shape}
                viewBox={`0 0 ${image.width} ${image.height}`}
                preserveAspectRatio="xMidYMid slice"
                aria-hidden="true"
              >
                <path d={image.shape} />
              </svg>
            )}
          </div>
          <aside className={classes.legend}>
            <h2>{t('interface.legend')}</h2>
            <LegendContent visible={visible} palette="paper" options={desk.options} />
          </aside>
          <section className={classes.list}>
            <h2>
              {t('interface.printListed', {
                shown: format.number(rows.length),
                total: format.number(total),
              })}
            </h2>
            <table>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <StatusTag status={rowStatus(row, now)} label={words.status(rowStatus(row, now))} />
                    </td>
                    <td>{words.category(row)}</td>
                    <td>{words.place(row)}</td>
                    <td>{t(`incident.stage.${row.stage}`)}</td>
                    <td>{format.moment(row.reported_at)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <footer className={classes.foot}>
            <span>
              {t('interface.source')}
              {t('interface.colon')}
              {[...(facts ? [facts] : []), ...(desk.district?.is_demo ? [] : sources)].join(
                t('interface.and'),
              )}
              {desk.district?.is_demo && ` · ${t('interface.demo')}`}
            </span>
            <span>{t('interface.printApproval')}</span>
            <span>{t('interface.printDate', { when: format.instant(now) })}</span>
          </footer>
        </article>
      </div>
    </FocusTrap>
  )
}
