import { useMediaQuery } from '@mantine/hooks'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { startDrawing } from '../../filter/draw.ts'
import { type DrawMode, FilterBar } from '../../filter/filter-bar.tsx'
import { ShapeOverlay } from '../../filter/shape-overlay.tsx'
import { readThing, type Thing } from '../../filter/thing.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Padding } from '../../map/camera.ts'
import type { Selection } from '../../map/layer.ts'
import { MapView } from '../../map/map-view.tsx'
import { palettes } from '../../map/palette.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice } from '../../ui/states.tsx'
import { ThingDrawer } from './drawer.tsx'
import { LayerPanelContent, visibleLayers } from './layer-panel.tsx'
import { mapLayers } from './layers.ts'
import { Legend } from './legend.tsx'
import { ListPanelContent } from './list-panel.tsx'
import { MapControls } from './map-controls.tsx'
import classes from './map-desk.module.css'
import { type Measured, type MeasureKind, startMeasuring } from './measure.ts'
import { Overview } from './overview.tsx'
import { PhoneDesk } from './phone-desk.tsx'
import type { SheetHeight } from './phone-sheet.tsx'
import { DataAge, StatusLine } from './status-line.tsx'
import { TopBar } from './top-bar.tsx'
import { useDesk } from './use-desk.ts'
import type { ChangeView } from './use-view.ts'
import type { PanelName, View } from './view.ts'

const PrintView = lazy(() => import('./print-view.tsx'))

interface MapDeskProps {
  view: View
  invalid: readonly string[]
  change: ChangeView
}

const colourOf = (palette: View['palette']): `#${string}` => `#${palettes[palette].accent.slice(1)}`

/** The map with everything that floats over it. */
export function MapDesk({ view, invalid, change }: MapDeskProps) {
  const { t, language, format } = useLanguage()
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
  const [drawing, setDrawing] = useState<DrawMode>()
  const [measuring, setMeasuring] = useState<MeasureKind>()
  const [measured, setMeasured] = useState<Measured | null>(null)
  const [printing, setPrinting] = useState(false)
  const [sheet, setSheet] = useState<SheetHeight>('peek')
  const [trouble, setTrouble] = useState<readonly string[]>(invalid)

  const invalidKey = invalid.join()
  useEffect(() => {
    if (invalidKey !== '') setTrouble(invalidKey.split(','))
  }, [invalidKey])

  const { setConditions } = desk
  const { conditions } = view
  useEffect(() => {
    if (map === null || drawing === undefined) return
    return startDrawing(map, drawing, colourOf(view.palette), (shape) => {
      setDrawing(undefined)
      if (shape === null) return
      const { polygon: _, circle: __, ...rest } = conditions
      setConditions({ ...rest, ...shape })
    })
  }, [map, drawing, view.palette, conditions, setConditions])
  useEffect(() => {
    if (map === null || measuring === undefined) return
    setMeasured(null)
    return startMeasuring(map, measuring, colourOf(view.palette), setMeasured)
  }, [map, measuring, view.palette])

  const busy = drawing !== undefined || measuring !== undefined
  const thing = view.thing
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('[role="dialog"]:not([data-print])') !== null) return
      if (drawing !== undefined) setDrawing(undefined)
      else if (measuring !== undefined) setMeasuring(undefined)
      else if (printing) setPrinting(false)
      else if (view.layersOpen) change({ layersOpen: false })
      else if (thing !== undefined) desk.close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [drawing, measuring, printing, view.layersOpen, thing, change, desk.close])

  const leftOpen = !view.folded.includes('list')
  const rightOpen = thing !== undefined || !view.folded.includes('overview')
  const padding = useMemo<Padding>(
    () =>
      phone
        ? {
            top: 108,
            right: 16,
            bottom: sheet === 'peek' ? 184 : Math.round(window.innerHeight * 0.52) + 16,
            left: 16,
          }
        : {
            top: 112,
            right: rightOpen ? 400 : 72,
            bottom: 60,
            left: wide ? 816 : leftOpen ? 408 : 24,
          },
    [phone, wide, leftOpen, rightOpen, sheet],
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
  const fold = (name: PanelName) =>
    change({
      folded: view.folded.includes(name)
        ? view.folded.filter((panel) => panel !== name)
        : [...view.folded, name],
    })

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
    onDraw: setDrawing,
    drawable: map !== null,
  }
  const controls = (
    <MapControls
      onHome={camera.goHome}
      layersOpen={view.layersOpen}
      onLayers={() => change({ layersOpen: !view.layersOpen })}
      measuring={measuring}
      onMeasure={setMeasuring}
      compact={phone}
    />
  )
  const legend = <Legend visible={visible} palette={view.palette} options={desk.options} />
  const statusLine = <StatusLine>{age}</StatusLine>
  const hint = drawing !== undefined || measuring !== undefined
  const notices = (
    <div className={classes.notices}>
      {trouble.length > 0 && (
        <Notice
          compact
          tone="trouble"
          title={t('interface.invalidAddress', { names: trouble.join(t('interface.and')) })}
          action={{ label: t('interface.dismiss'), onClick: () => setTrouble([]) }}
        />
      )}
      {desk.map.failed !== undefined && (
        <Notice
          compact
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(desk.map.failed.error, t)}
          action={{ label: t('interface.retry'), onClick: () => desk.map.failed?.refetch() }}
        />
      )}
      {hint && (
        <p className={classes.hint} role="status">
          {drawing === 'polygon' && t('filter.drawPolygonHint')}
          {drawing === 'circle' && t('filter.drawCircleHint')}
          {measuring !== undefined &&
            (measured === null
              ? t('interface.measureHint')
              : measured.area === undefined
                ? t('interface.measureResultLength', { value: format.length(measured.length) })
                : t('interface.measureResultArea', {
                    value: format.area(measured.area),
                    length: format.length(measured.length),
                  }))}
        </p>
      )}
    </div>
  )

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
        onPrint={() => setPrinting(true)}
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
          palette={printing ? 'paper' : view.palette}
          language={language}
          visible={visible}
          home={camera.home}
          camera={camera.target}
          padding={padding}
          selection={selection}
          hover={hover}
          onSelect={onSelect}
          onHover={setHover}
          onCameraChange={camera.onCameraChange}
          drawing={busy}
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
        <>
          {leftOpen || wide ? (
            <Panel
              label={t('interface.list')}
              className={classes.left}
              aside={
                wide ? undefined : (
                  <IconButton
                    icon="chevronLeft"
                    label={t('interface.collapse')}
                    onClick={() => fold('list')}
                  />
                )
              }
            >
              {list}
            </Panel>
          ) : (
            <div className={classes.leftTab}>
              <IconButton icon="list" label={t('interface.list')} onClick={() => fold('list')} size={44} />
            </div>
          )}
          <div className={classes.filter} style={{ left: padding.left - 8, right: padding.right - 8 }}>
            <FilterBar {...filterBar} />
            {notices}
          </div>
          {wide && (
            <Panel label={t('interface.overview')} className={classes.second}>
              {overview}
            </Panel>
          )}
          <div className={classes.right} data-tab={!rightOpen}>
            {drawer ||
              (wide ? (
                <Panel label={t('interface.layers')}>{layerPanel}</Panel>
              ) : rightOpen ? (
                <Panel
                  label={t('interface.overview')}
                  aside={
                    <IconButton
                      icon="chevronRight"
                      label={t('interface.collapse')}
                      onClick={() => fold('overview')}
                    />
                  }
                >
                  {overview}
                </Panel>
              ) : (
                <div className={classes.tab}>
                  <IconButton
                    icon="chart"
                    label={t('interface.overview')}
                    onClick={() => fold('overview')}
                    size={44}
                  />
                </div>
              ))}
          </div>
          {view.layersOpen && !(wide && !drawer) && (
            <div className={classes.layers} style={{ right: padding.right + 40 }}>
              <Panel
                label={t('interface.layers')}
                aside={
                  <IconButton
                    icon="close"
                    label={t('interface.close')}
                    onClick={() => change({ layersOpen: false })}
                  />
                }
              >
                {layerPanel}
              </Panel>
            </div>
          )}
        </>
      )}
      {printing && (
        <Suspense>
          <PrintView map={map} desk={desk} view={view} visible={visible} onClose={() => setPrinting(false)} />
        </Suspense>
      )}
    </div>
  )
}
