import { useMediaQuery } from '@mantine/hooks'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useMemo, useState } from 'react'
import { ShapeOverlay } from '../../filter/shape-overlay.tsx'
import { readThing, type Thing } from '../../filter/thing.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Padding } from '../../map/camera.ts'
import type { Selection } from '../../map/layer.ts'
import { MapView } from '../../map/map-view.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice } from '../../ui/states.tsx'
import { DeskNotices } from './desk-notices.tsx'
import { DeskPanels, openColumns } from './desk-panels.tsx'
import { ThingDrawer } from './drawer.tsx'
import { LayerPanelContent, visibleLayers } from './layer-panel.tsx'
import { mapLayers } from './layers.ts'
import { Legend } from './legend.tsx'
import { ListPanelContent } from './list-panel.tsx'
import { MapControls } from './map-controls.tsx'
import classes from './map-desk.module.css'
import { Overview } from './overview.tsx'
import { PhoneDesk } from './phone-desk.tsx'
import type { SheetHeight } from './phone-sheet.tsx'
import { DataAge, StatusLine } from './status-line.tsx'
import { TopBar } from './top-bar.tsx'
import { useDesk } from './use-desk.ts'
import { useTools } from './use-tools.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'

/** What the column of buttons beside the right panel takes of the camera's margin. */
const controlsWidth = 24

interface MapDeskProps {
  view: View
  invalid: readonly string[]
  change: ChangeView
}

/** The map with everything that floats over it. */
export function MapDesk({ view, invalid, change }: MapDeskProps) {
  const { t, language } = useLanguage()
  const phone = useMediaQuery('(max-width: 767px)', window.innerWidth < 768, {
    getInitialValueInEffect: false,
  })
  const wide = useMediaQuery('(min-width: 2400px)', window.innerWidth >= 2400, {
    getInitialValueInEffect: false,
  })
  const desk = useDesk(view, change)
  const { camera, street, district } = desk
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [hover, setHover] = useState<Selection | null>(null)
  const [sheet, setSheet] = useState<SheetHeight>('peek')
  const { setConditions } = desk
  const { conditions } = view
  const thing = view.thing
  const tools = useTools(map, view, change, setConditions)
  const { drawing, measuring, PrintView, busy } = tools
  const { left: leftOpen, right: rightOpen } = openColumns(view)
  const padding = useMemo<Padding>(
    () =>
      phone
        ? {
            top: 124,
            right: 0,
            bottom: sheet === 'peek' ? 184 : Math.round(window.innerHeight * 0.52) + 16,
            left: 0,
          }
        : {
            top: 112,
            right: rightOpen ? 400 : 72,
            bottom: 60,
            left: wide ? 816 : leftOpen ? 408 : 24,
          },
    [phone, wide, leftOpen, rightOpen, sheet],
  )
  const cameraPadding = useMemo(
    () => (phone ? padding : { ...padding, right: padding.right + controlsWidth }),
    [phone, padding],
  )
  const visible = useMemo(() => visibleLayers(view), [view])
  const selection = useMemo<Selection | null>(() => thing ?? null, [thing])
  const onSelect = useCallback(
    (selected: Selection | null) => {
      const next = selected === null ? undefined : readThing(`${selected.kind}:${selected.id}`)
      if (next !== undefined || thing !== undefined) change({ thing: next })
    },
    [change, thing],
  )
  const incidentOf = (selected: Selection | Thing | null | undefined) =>
    selected?.kind === 'incident' ? Number(selected.id) : undefined
  const hoverIncident = useCallback(
    (id: number | undefined) => setHover(id === undefined ? null : { kind: 'incident', id: String(id) }),
    [],
  )
  const openIncident = (id: number) => desk.open({ kind: 'incident', id: String(id) })
  const age = <DataAge at={desk.points.dataUpdatedAt} failing={desk.points.isError || desk.summary.isError} />
  const list = (
    <ListPanelContent
      filter={desk.listFilter}
      ready={desk.ready}
      figures={desk.summaryData}
      sort={view.sort}
      onSort={(sort) => change({ sort })}
      inView={view.inView}
      onInView={(inView) => change({ inView })}
      filtered={desk.filtered}
      onClear={() => change({ conditions: {}, inView: false })}
      selected={incidentOf(thing)}
      hovered={incidentOf(hover)}
      onOpen={openIncident}
      onHover={hoverIncident}
      aside={phone ? age : undefined}
    />
  )
  const overview =
    desk.summary.isError && desk.summaryData === undefined ? (
      <Notice
        tone="trouble"
        title={t('interface.failed')}
        detail={problemWords(desk.summary.error, t)}
        action={{ label: t('interface.retry'), onClick: () => desk.summary.refetch() }}
      />
    ) : (
      <Overview
        district={district}
        summary={desk.summaryData}
        shape={desk.shape.data}
        conditions={conditions}
        onChange={setConditions}
        gridName={desk.names.grid}
      />
    )
  const drawer = thing !== undefined && street !== undefined && (
    <ThingDrawer
      thing={thing}
      street={street}
      district={district}
      districtQuery={desk.districtQuery}
      conditions={conditions}
      onConditions={setConditions}
      onOpen={desk.open}
      onBack={desk.back}
      onClose={desk.close}
      onKnown={desk.onKnown}
      onFly={camera.fly}
    />
  )
  const layerPanel = <LayerPanelContent view={view} onChange={change} />
  const filterBar = {
    conditions,
    onChange: setConditions,
    options: desk.filterOptions,
    chips: desk.chips,
    drawing,
    onDraw: tools.setDrawing,
    drawable: map !== null,
  }
  const controls = (
    <MapControls
      onHome={camera.goHome}
      layersOpen={view.layersOpen}
      onLayers={() => change({ layersOpen: !view.layersOpen })}
      measuring={measuring}
      onMeasure={tools.setMeasuring}
      compact={phone}
    />
  )
  const legend = <Legend visible={visible} palette={view.palette} options={desk.options} />
  const statusLine = <StatusLine>{age}</StatusLine>
  const notices = <DeskNotices desk={desk} tools={tools} invalid={invalid} />

  if (desk.districtsQuery.isError && desk.districtsQuery.data === undefined)
    return (
      <main className={classes.blank}>
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(desk.districtsQuery.error, t)}
          action={{ label: t('interface.retry'), onClick: () => desk.districtsQuery.refetch() }}
        />
      </main>
    )
  if (desk.districtsQuery.data?.length === 0)
    return (
      <main className={classes.blank}>
        <Notice title={t('interface.noStreet')} detail={t('interface.noStreetDetail')} />
      </main>
    )
  return (
    <div className={classes.page} data-phone={phone} data-wide={wide} data-drawing={busy}>
      <nav className={classes.skips}>
        <a href="#incident-list">{t('interface.skipToList')}</a>
        <a href="#filter">{t('interface.skipToFilter')}</a>
        {thing !== undefined && <a href="#drawer">{t('interface.skipToDrawer')}</a>}
        <a href="#map">{t('interface.skipToMap')}</a>
      </nav>
      <TopBar
        view={view}
        street={street}
        districts={desk.districts}
        district={district}
        phone={phone}
        onChange={change}
        onStreet={desk.setStreet}
        onDistrict={() => street !== undefined && desk.open({ kind: 'district', id: street })}
        onSearch={desk.search}
        onPrint={tools.openPrint}
      />
      <main
        id="map"
        tabIndex={-1}
        className={classes.map}
        aria-label={t('interface.mapLabel', { street: district?.name ?? '' })}
        onPointerDown={camera.touch}
        onWheel={camera.touch}
        onKeyDown={camera.touch}
      >
        <MapView
          layers={mapLayers}
          data={desk.map.data}
          options={desk.options}
          palette={PrintView ? 'paper' : view.palette}
          language={language}
          visible={visible}
          home={camera.home}
          camera={camera.target}
          padding={cameraPadding}
          selection={selection}
          hover={hover}
          onSelect={onSelect}
          onHover={setHover}
          onCameraChange={camera.onCameraChange}
          drawing={busy}
          onMissing={tools.onMissing}
          onReady={setMap}
        >
          <ShapeOverlay polygon={conditions.polygon} circle={conditions.circle} />
          {phone ? (
            <div className={classes.phoneControls}>{controls}</div>
          ) : (
            <>
              <div className={classes.corner} style={{ left: padding.left - 8 }}>
                {legend}
                {statusLine}
              </div>
              <div className={classes.controls} style={{ right: padding.right - 8 }}>
                {controls}
              </div>
            </>
          )}
        </MapView>
      </main>
      {phone ? (
        <PhoneDesk
          view={view}
          change={change}
          filterBar={filterBar}
          drawer={drawer}
          list={list}
          overview={overview}
          layers={
            <>
              {layerPanel}
              {legend}
            </>
          }
          notices={notices}
          height={sheet}
          onHeight={setSheet}
        />
      ) : (
        <DeskPanels
          view={view}
          change={change}
          wide={wide}
          padding={padding}
          filterBar={filterBar}
          drawer={drawer}
          list={list}
          overview={overview}
          layers={layerPanel}
          notices={notices}
        />
      )}
      {PrintView && (
        <PrintView map={map} desk={desk} view={view} visible={visible} onClose={tools.closePrint} />
      )}
    </div>
  )
}
