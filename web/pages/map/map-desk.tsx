import { VisuallyHidden } from '@mantine/core'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { holdings } from '../../district/holdings.ts'
import { ShapeOverlay } from '../../filter/shape-overlay.tsx'
import { readThing } from '../../filter/thing.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { firstMoment } from '../../incident/replay.ts'
import { drawnLayers, lackingLayers } from '../../map/compose.ts'
import { type Selection, sameSelection } from '../../map/layer.ts'
import { MapView } from '../../map/map-view.tsx'
import type { PaletteName } from '../../map/palette.ts'
import { makeStore } from '../../map/store.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice } from '../../ui/states.tsx'
import { DeskNotices } from './desk-notices.tsx'
import { DeskPanels, openColumns } from './desk-panels.tsx'
import { ThingDrawer } from './drawer.tsx'
import { LayerPanelContent, visibleLayers } from './layer-panel.tsx'
import { mapLayers } from './layers.ts'
import { Legend } from './legend.tsx'
import { ListPanelContent } from './list-panel.tsx'
import { MapAttribution } from './map-attribution.tsx'
import { MapControls } from './map-controls.tsx'
import classes from './map-desk.module.css'
import { Overview } from './overview.tsx'
import { PhoneDesk } from './phone-desk.tsx'
import type { SheetHeight } from './phone-sheet.tsx'
import { PlacesDrawer } from './places-drawer.tsx'
import { SkipLinks } from './skip-links.tsx'
import { DataAge, StatusLine } from './status-line.tsx'
import { StreetLinks } from './street-links.tsx'
import { TopBar } from './top-bar.tsx'
import { useDesk } from './use-desk.ts'
import { useOpenedFocus } from './use-opened-focus.ts'
import { usePadding, useScreen } from './use-screen.ts'
import { useTools } from './use-tools.ts'
import type { ChangeView } from './use-view.ts'
import { openedName, type View } from './view.ts'

const ReplayBar = lazy(async () => ({
  default: (await import('../../incident/replay-bar.tsx')).ReplayBar,
}))

/** What the column of buttons beside the right panel takes of the camera's margin. */
const controlsWidth = 24

interface MapDeskProps {
  view: View
  palette: PaletteName
  invalid: readonly string[]
  change: ChangeView
}

/** The map with everything that floats over it. */
export function MapDesk({ view, palette, invalid, change }: MapDeskProps) {
  const { t, language } = useLanguage()
  const screen = useScreen()
  const { phone, low, narrow, wide } = screen
  const [mapless, setMapless] = useState(false)
  const desk = useDesk(view, change, mapless)
  const { camera, street, district } = desk
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [hover] = useState(() => makeStore<Selection | null>(null, sameSelection))
  const [sheet, setSheet] = useState<SheetHeight>(low ? 'half' : 'peek')
  const { setConditions } = desk
  const { conditions } = view
  const thing = view.thing
  useOpenedFocus(openedName(view))
  const [named, setNamed] = useState('')
  const tools = useTools(map, view, palette, change, setConditions, street !== undefined)
  const { drawing, measuring, PrintView, busy } = tools
  const { left: leftOpen, right: rightOpen } = openColumns(view, { narrow, wide })
  const padding = usePadding(screen, { left: leftOpen, right: rightOpen }, sheet)
  const cameraPadding = useMemo(
    () => (phone ? padding : { ...padding, right: padding.right + controlsWidth }),
    [phone, padding],
  )
  const visible = useMemo(
    () => drawnLayers(mapLayers, visibleLayers(view), desk.options),
    [view, desk.options],
  )
  const lacking = useMemo(() => lackingLayers(mapLayers, desk.map.data), [desk.map.data])
  const isOpened = openedName(view) !== undefined
  const selection = useMemo<Selection | null>(() => thing ?? null, [thing])
  const onSelect = useCallback(
    (selected: Selection | null) => {
      const next = selected === null ? undefined : readThing(`${selected.kind}:${selected.id}`)
      if (next !== undefined || isOpened) change({ thing: next, places: undefined })
    },
    [change, isOpened],
  )
  // What was does not grow old.
  const age = view.moment === undefined && (
    <DataAge at={desk.points.dataUpdatedAt} failing={desk.points.isError || desk.summary.isError} />
  )
  const list = (
    <ListPanelContent desk={desk} view={view} change={change} hover={hover} aside={phone ? age : undefined} />
  )
  const overview = <Overview desk={desk} view={view} change={change} />
  const thingDrawer = thing !== undefined && street !== undefined && (
    <ThingDrawer
      thing={thing}
      street={street}
      district={district}
      conditions={conditions}
      onConditions={setConditions}
      onRecords={(records) => change({ conditions: records, inView: false })}
      onOpen={desk.open}
      onPlaces={desk.openPlaces}
      onBack={desk.back}
      onClose={desk.close}
      onKnown={desk.onKnown}
      onFly={camera.fly}
      onNamed={setNamed}
    />
  )
  const placesDrawer = view.places !== undefined && street !== undefined && (
    <PlacesDrawer
      key={openedName(view)}
      set={view.places}
      street={street}
      desk={desk}
      view={view}
      onOpen={desk.open}
      onNamed={setNamed}
    />
  )
  const drawer = thingDrawer || placesDrawer
  const layerPanel = (
    <LayerPanelContent
      view={view}
      has={holdings(district)}
      lacking={lacking}
      settings={desk.settings}
      onChange={change}
    />
  )
  const filterBar = {
    conditions,
    onChange: setConditions,
    options: desk.filterOptions,
    chips: desk.chips,
    onLimits: change,
    drawing,
    onDraw: tools.setDrawing,
    drawable: map !== null,
    centre: (): [number, number] | undefined => map?.getCenter().toArray(),
  }
  const controls = (
    <MapControls
      onHome={camera.goHome}
      layersOpen={view.layersOpen}
      onLayers={() => change({ layersOpen: !view.layersOpen })}
      measuring={measuring}
      onMeasure={tools.setMeasuring}
      replaying={view.moment !== undefined}
      onReplay={() => change({ moment: view.moment === undefined ? firstMoment(Date.now()) : undefined })}
      compact={phone}
    />
  )
  const legend = <Legend visible={visible} lacking={lacking} palette={palette} options={desk.options} />
  const attribution = <MapAttribution visible={visible} settings={desk.settings} />
  const statusLine = <StatusLine>{age}</StatusLine>
  const notices = (
    <>
      {view.moment !== undefined && (
        <Suspense fallback={null}>
          <ReplayBar
            moment={view.moment}
            isWaiting={desk.points.isPlaceholderData || desk.summary.isPlaceholderData}
            summary={desk.summary.data}
            onMoment={(moment) => change({ moment }, { replace: moment !== undefined })}
          />
        </Suspense>
      )}
      <DeskNotices desk={desk} tools={tools} invalid={invalid} />
    </>
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
  if (desk.unknownStreet !== undefined)
    return (
      <main className={classes.blank}>
        <Notice
          tone="trouble"
          title={t('interface.unknownStreet', { code: desk.unknownStreet })}
          detail={<StreetLinks view={view} districts={desk.districts} />}
        />
      </main>
    )
  return (
    <div className={classes.page} data-phone={phone} data-wide={wide} data-drawing={busy}>
      <SkipLinks
        opened={isOpened}
        onList={() =>
          change({
            folded: view.folded.filter((panel) => panel !== 'list'),
            sheet: 'list',
            ...(narrow ? { thing: undefined, places: undefined } : {}),
          })
        }
      />
      <TopBar
        view={view}
        palette={palette}
        street={street}
        districts={desk.districts}
        district={district}
        phone={phone}
        onChange={change}
        onStreet={desk.setStreet}
        onDistrict={() => street !== undefined && desk.open({ kind: 'district', id: street })}
        onSearch={desk.search}
        onPlaces={desk.openPlaces}
        onPrint={tools.openPrint}
      />
      <main
        id="map"
        tabIndex={-1}
        className={classes.map}
        aria-label={t('interface.mapLabel', { street: district?.name ?? '' })}
        aria-busy={desk.loading}
        onPointerDownCapture={camera.touch}
        onWheelCapture={camera.touch}
        onKeyDownCapture={camera.touch}
      >
        <MapView
          layers={mapLayers}
          data={desk.map.data}
          options={desk.options}
          palette={palette}
          language={language}
          visible={visible}
          home={camera.home}
          camera={camera.target}
          padding={cameraPadding}
          selection={selection}
          hover={hover}
          onSelect={onSelect}
          onCameraChange={camera.onCameraChange}
          drawing={busy}
          onMissing={tools.onMissing}
          onReady={setMap}
          onUnavailable={() => setMapless(true)}
        >
          <ShapeOverlay polygon={conditions.polygon} circle={conditions.circle} />
          {phone ? (
            <>
              <div className={classes.phoneControls}>{controls}</div>
              <div
                className={classes.phoneAttribution}
                style={{ bottom: padding.bottom - 8, left: padding.left + 8 }}
              >
                {attribution}
              </div>
            </>
          ) : (
            <>
              <div className={classes.corner} style={{ left: padding.left - 8, right: padding.right + 48 }}>
                {legend}
                {statusLine}
                {attribution}
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
          narrow={narrow}
          padding={padding}
          filterBar={filterBar}
          drawer={drawer}
          list={list}
          overview={overview}
          layers={layerPanel}
          notices={notices}
        />
      )}
      <p className={classes.printHint}>{t('interface.printHint')}</p>
      <VisuallyHidden role="status">{isOpened ? named : ''}</VisuallyHidden>
      {PrintView && (
        <PrintView map={map} desk={desk} view={view} visible={visible} onClose={tools.closePrint} />
      )}
    </div>
  )
}
