import 'maplibre-gl/dist/maplibre-gl.css'
import './map-view.css'
import { GPUInitializationError, type Map as MapLibreMap } from 'maplibre-gl'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Bounds, Camera, CameraTarget, Padding } from './camera.ts'
import { Crosshair } from './crosshair.tsx'
import type { Language, LayerDefinition, Selection, Tooltip } from './layer.ts'
import { MapMachine } from './machine.ts'
import { MapContext } from './map-context.ts'
import { MapTooltip, type Pointed } from './map-tooltip.tsx'
import { type PaletteName, palettes } from './palette.ts'
import { makeStore, type Store } from './store.ts'

export interface MapViewProps<Data, Options> {
  /** All layers from below to above; the page composes them once, outside its component. */
  layers: readonly LayerDefinition<Data, Options>[]
  /** What the rooms' layers draw; absent parts are empty. Keep objects that did not change. */
  data: Data
  options: Options
  palette: PaletteName
  language: Language
  /** Ids of the layers shown. */
  visible: ReadonlySet<string>
  /** Shown at first, after `goHome` and whenever it changes, unless `camera` says otherwise: the district. */
  home?: CameraTarget | null
  /** Goes there when the value changes; what `onCameraChange` reported may be given back. */
  camera?: CameraTarget | null
  padding?: Padding
  selection?: Selection | null
  /** What is pointed at: the map writes what lies under its pointer, and marks what others write. */
  hover: Store<Selection | null>
  /** A click: the topmost thing under it, or null on empty ground. `at` is longitude, latitude. */
  onSelect?(selection: Selection | null, at: [number, number]): void
  /** After every move, whoever caused it; rounded, with the bounds of what is seen. */
  onCameraChange?(camera: Camera, bounds: Bounds): void
  /** While true the pointer neither selects nor hovers: a drawing tool has it. */
  drawing?: boolean
  /** Text and mark size factor for walls; 1 at a desk. */
  scale?: number
  /** Code of a layer could not be loaded, and how to ask again; null when none is missing any more. */
  onMissing?(retry: (() => void) | null): void
  onReady?(map: MapLibreMap): void
  /** This browser cannot show a map. */
  onUnavailable?(): void
  /** Laid over the map; may use `useMap()`. */
  children?: ReactNode
}

declare global {
  interface Window {
    /** Support hook: the map on screen, for tests and for questions like “what is drawn here?”. */
    streetgridMap?: MapLibreMap
  }
}

const words = {
  zh: {
    map: '地图。方向键移动，Ctrl 加方向键微移，加减号缩放，Shift 加方向键旋转和倾斜，回车打开十字处的对象，有工具时空格定点',
    missing: '无法显示地图：浏览器没有启用 WebGL 2。请打开硬件加速，或换用新版 Chrome、Edge、Firefox。',
    lost: '显卡暂时不可用，地图正在恢复……',
  },
  en: {
    map: 'Map. Arrow keys move, finely with Ctrl, plus and minus zoom, Shift with arrow keys turns and tilts, Enter opens what lies under the crosshair, with a tool Space sets a point',
    missing:
      'The map cannot be shown: WebGL 2 is off in this browser. Turn on hardware acceleration or use a current Chrome, Edge or Firefox.',
    lost: 'The graphics card is busy; the map is coming back …',
  },
}

type Trouble = 'missing' | 'lost' | null

/** The map as a component. It draws nothing itself: a `MapMachine` owns the map and gets every state whole. */
export function MapView<Data, Options>(props: MapViewProps<Data, Options>) {
  const { layers, data, options, palette, language, visible, padding, home, camera, children } = props
  const { selection = null, hover, drawing = false, scale = 1 } = props
  const container = useRef<HTMLDivElement>(null)
  const machine = useRef<MapMachine<Data, Options> | null>(null)
  const latest = useRef(props)
  latest.current = props
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [pointed] = useState(() => makeStore<Pointed | null>(null))

  const state = useMemo(
    () => ({
      layers,
      data,
      visible,
      selection,
      drawing,
      context: { palette: palettes[palette], language, options, scale },
    }),
    [layers, data, visible, selection, drawing, palette, language, options, scale],
  )
  const first = useRef(state)

  useEffect(() => {
    if (!container.current) return
    const events = {
      select: (selected: Selection | null, at: [number, number]) => latest.current.onSelect?.(selected, at),
      hover: (hovered: Selection | null) => latest.current.hover.set(hovered),
      camera: (seen: Camera, bounds: Bounds) => latest.current.onCameraChange?.(seen, bounds),
      missing: (retry: (() => void) | null) => latest.current.onMissing?.(retry),
      tooltip: (tooltip: Tooltip | null, x: number, y: number) => pointed.set(tooltip && { tooltip, x, y }),
    }
    let made: MapMachine<Data, Options>
    try {
      made = new MapMachine(container.current, first.current, events, {
        'Map.Title': words[latest.current.language].map,
      })
    } catch (error) {
      if (!(error instanceof GPUInitializationError)) throw error
      setTrouble('missing')
      latest.current.onUnavailable?.()
      return
    }
    machine.current = made
    made.map.on('webglcontextlost', () => setTrouble('lost'))
    made.map.on('webglcontextrestored', () => setTrouble(null))
    // The first: a map that is only printed is not on screen.
    window.streetgridMap ??= made.map
    // Not `load`, which waits for all that is to be drawn: tools work as soon as there is a style to add to.
    made.map.once('style.load', () => {
      setMap(made.map)
      latest.current.onReady?.(made.map)
    })
    return () => {
      machine.current = null
      if (window.streetgridMap === made.map) delete window.streetgridMap
      made.destroy()
      setMap(null)
    }
  }, [pointed])

  // Order matters: the padding first, so that what is fitted keeps clear of the panels.
  useEffect(() => {
    if (padding) machine.current?.camera.setPadding(padding)
  }, [padding])
  useEffect(() => {
    if (camera) machine.current?.camera.goTo(camera)
  }, [camera])
  useEffect(() => {
    if (home) machine.current?.camera.setHome(home, !latest.current.camera)
  }, [home])
  useEffect(() => machine.current?.update(state), [state])
  useEffect(() => {
    const highlight = () => machine.current?.highlight(hover.get())
    highlight()
    return hover.subscribe(highlight)
  }, [hover])
  useEffect(() => {
    machine.current?.map.getCanvas().setAttribute('aria-label', words[language].map)
  }, [language])

  return (
    <div className="map-view" data-palette={palette}>
      <div ref={container} className="map-view-canvas" />
      {trouble && (
        <div className="map-view-trouble" role="alert">
          {words[language][trouble]}
        </div>
      )}
      <MapTooltip pointed={pointed} scale={scale} />
      {map !== null && (
        <Crosshair
          map={map}
          drawing={drawing}
          onOpen={(spot) => machine.current?.openAt(spot)}
          describe={(spot) => machine.current?.nameAt(spot) ?? ''}
        />
      )}
      <MapContext value={map}>{children}</MapContext>
    </div>
  )
}
