import { type Map as MapLibreMap, type MapMouseEvent, Point } from 'maplibre-gl'
import type { Bounds, Camera } from './camera.ts'
import { CameraControl } from './camera-control.ts'
import {
  type ComposedLayer,
  composeSources,
  composeStyle,
  emptyCollection,
  rasterTiles,
  sourceSplitter,
} from './compose.ts'
import {
  type FeatureStates,
  type Focus,
  type LayerContext,
  type LayerDefinition,
  type Selection,
  sameSelection,
  type Tooltip,
} from './layer.ts'
import { background, makeMap } from './make-map.ts'
import { OverlayHost, type ReportMissing } from './overlay.ts'
import { palettes } from './palette.ts'
import { type Aim, type Hit, hitAt } from './pointer.ts'
import { rasterise } from './svg.ts'
import {
  geoJsonSource,
  marksOf,
  sameEntries,
  sameMembers,
  statesOf,
  syncLayers,
  syncRasters,
  syncStates,
} from './sync.ts'

export interface MachineState<Data, Options> {
  layers: readonly LayerDefinition<Data, Options>[]
  data: Data
  context: LayerContext<Options>
  visible: ReadonlySet<string>
  selection: Selection | null
  drawing: boolean
}

export interface MachineEvents {
  select(selection: Selection | null, at: [number, number]): void
  hover(selection: Selection | null): void
  tooltip(tooltip: Tooltip | null, x: number, y: number): void
  camera(camera: Camera, bounds: Bounds): void
  missing: ReportMissing
}

/**
 * Owns the MapLibre map: React hands it whole states, it finds and applies what changed.
 * Throws MapLibre's `GPUInitializationError` if the browser has no WebGL 2.
 */
export class MapMachine<Data, Options> {
  readonly map: MapLibreMap
  readonly camera: CameraControl
  private readonly events: MachineEvents
  private readonly overlay: OverlayHost<Data, Options>
  private state: MachineState<Data, Options>
  private split: ReturnType<typeof sourceSplitter<Data>>
  private rasters: string[] = []
  private composed: ComposedLayer[] = []
  /** What the layers say of their features, and apart from it what is marked: that alone changes with the pointer. */
  private states: FeatureStates = {}
  private marks: FeatureStates = {}
  private synced: MachineState<Data, Options> | null = null
  private ready = false
  private pointed: Selection | null = null
  private hover: Selection | null = null
  private focus: Focus = { selected: null, hovered: [] }
  private moveFrame = 0
  private readonly touchOnly = matchMedia('(hover: none)')

  constructor(
    container: HTMLElement,
    state: MachineState<Data, Options>,
    events: MachineEvents,
    locale: Record<string, string>,
  ) {
    this.state = state
    this.events = events
    this.split = sourceSplitter(composeSources(state.layers))
    this.map = makeMap(container, locale)
    this.overlay = new OverlayHost(this.map, events.missing)
    this.camera = new CameraControl(this.map, events.camera)
    this.map.setMissingStyleImageResolver((id) => this.resolveImage(id))
    this.map.on('webglcontextlost', () => {
      this.ready = false
    })
    // Loaded once at the start, and again whenever the graphics card came back: states are gone then.
    this.map.on('style.load', () => {
      this.ready = true
      this.synced = null
      this.states = {}
      this.marks = {}
      this.overlay.forget()
      this.sync()
    })
    this.map.on('pitch', () => {
      if (this.ready) this.showTilt()
    })
    this.map.on('click', (event) => this.click(event))
    this.map.on('mousemove', (event) => {
      cancelAnimationFrame(this.moveFrame)
      this.moveFrame = requestAnimationFrame(() => this.point(event))
    })
    this.map.on('mouseout', () => this.pointAway())
    // What lay under the pointer moves away from it, whoever moves the map.
    this.map.on('movestart', () => this.pointAway())
  }

  update(state: MachineState<Data, Options>) {
    if (state.layers !== this.state.layers) this.split = sourceSplitter(composeSources(state.layers))
    const takenOver = state.drawing && !this.state.drawing
    this.state = state
    if (takenOver) this.pointAway()
    if (this.ready) this.sync()
  }

  /** Marks what is pointed at elsewhere, for instance by the row under the pointer in a list. */
  highlight(hover: Selection | null) {
    if (sameSelection(hover, this.hover)) return
    this.hover = hover
    if (this.ready) this.mark()
  }

  /** Sources before the layers that draw them, states after both; each only if what it is made of changed. */
  private sync() {
    const { layers, data, context, visible, selection } = this.state
    const synced = this.synced
    this.synced = this.state
    const restyled =
      synced === null ||
      synced.layers !== layers ||
      !sameEntries(synced.context, context) ||
      !(synced.visible === visible || sameMembers(synced.visible, visible))
    const refilled = synced?.data !== data
    const refocused = synced?.selection !== selection
    if (refocused) this.refocus()
    if (refilled || restyled || refocused) this.syncSources()
    if (restyled) this.syncStyle()
    if (refilled || restyled) {
      this.syncStates()
      void this.overlay.sync(
        layers.filter((layer) => visible.has(layer.id)),
        data,
        context,
      )
    }
    if (refilled || restyled || refocused) this.syncMarks()
  }

  private mark() {
    this.refocus()
    this.syncSources()
    this.syncMarks()
  }

  private refocus() {
    this.focus = {
      selected: this.state.selection,
      hovered: [this.hover, this.pointed].filter((thing) => thing !== null),
    }
  }

  private syncSources() {
    const { collections, changed } = this.split({ ...this.state.data, focus: this.focus })
    for (const source of composeSources(this.state.layers)) {
      const collection = collections.get(source.id) ?? emptyCollection
      const existing = geoJsonSource(this.map, source.id)
      if (!existing) this.map.addSource(source.id, { ...source.settings, type: 'geojson', data: collection })
      else if (changed.has(source.id)) existing.setData(collection)
    }
  }

  private syncStyle() {
    const { layers, context, visible } = this.state
    const { map } = this
    map.setPaintProperty(background, 'background-color', context.palette.outside)
    map.setLight({
      anchor: 'map',
      position: [1.4, 215, 40],
      color: context.palette.light,
      intensity: context.palette.dark ? 0.42 : 0.24,
    })
    const composed = composeStyle(layers, context).map(({ owner, always, specification }) => ({
      owner,
      always,
      specification: {
        ...specification,
        layout: { ...specification.layout, visibility: always || visible.has(owner) ? 'visible' : 'none' },
      } as typeof specification,
    }))
    syncLayers(map, this.composed, composed)
    this.composed = composed
    const tiles = rasterTiles(layers, visible, context.options)
    this.rasters = syncRasters(map, this.rasters, tiles, composed[0]?.specification.id)
    this.showTilt()
  }

  private syncStates() {
    const { layers, data, context } = this.state
    const states = statesOf(layers, data, context.options)
    syncStates(this.map, this.states, states)
    this.states = states
  }

  private syncMarks() {
    const marks = marksOf(this.state.layers, this.focus)
    syncStates(this.map, this.marks, marks)
    this.marks = marks
  }

  private showTilt() {
    const tilt = Math.round(Math.min(1, Math.max(0, (this.map.getPitch() - 3) / 17)) * 20) / 20
    if (this.map.getGlobalState().tilt !== tilt) this.map.setGlobalStateProperty('tilt', tilt)
  }

  private async resolveImage(id: string) {
    const [palette, owner, ...name] = id.split('/')
    const layer = this.state.layers.find((candidate) => candidate.id === owner)
    if (!layer?.image || (palette !== 'dusk' && palette !== 'paper')) return
    const image = layer.image(name.join('/'), palettes[palette])
    if (!image) return
    const pixelRatio =
      Math.max(2, Math.ceil(this.map.getPixelRatio())) * (this.state.context.scale > 1 ? 2 : 1)
    const pixels = await rasterise(image, pixelRatio)
    if (!this.map.hasImage(id)) this.map.addImage(id, pixels, { pixelRatio })
  }

  private point(event: MapMouseEvent) {
    if (!this.ready || this.state.drawing || this.map.isMoving() || this.touchOnly.matches) return
    const hit = this.hit(event)
    const { language, options } = this.state.context
    const interaction = hit?.layer.interaction
    this.map.getCanvas().style.cursor = hit ? 'pointer' : ''
    this.setPointed((hit && interaction?.select(hit.feature)) ?? null)
    this.events.tooltip(
      (hit && interaction?.tooltip(hit.feature, language, options)) ?? null,
      event.point.x,
      event.point.y,
    )
  }

  private pointAway() {
    cancelAnimationFrame(this.moveFrame)
    this.map.getCanvas().style.cursor = ''
    this.setPointed(null)
    this.events.tooltip(null, 0, 0)
  }

  private setPointed(pointed: Selection | null) {
    if (sameSelection(pointed, this.pointed)) return
    this.pointed = pointed
    if (this.ready) this.mark()
    else this.refocus()
    this.events.hover(pointed)
  }

  private aim({ x, y }: { x: number; y: number }): Aim {
    const point = new Point(x, y)
    return { point, lngLat: this.map.unproject(point) }
  }

  /** Opens what lies at a pixel of the map, as a click there would. */
  openAt(pixel: { x: number; y: number }) {
    void this.click(this.aim(pixel))
  }

  /** What lies at a pixel of the map: its name, empty where nothing answers. */
  nameAt(pixel: { x: number; y: number }): string {
    if (!this.ready) return ''
    const hit = this.hit(this.aim(pixel))
    const { language, options } = this.state.context
    return hit === null ? '' : (hit.layer.interaction?.tooltip(hit.feature, language, options)?.title ?? '')
  }

  private async click(event: Aim) {
    if (!this.ready || this.state.drawing) return
    const at: [number, number] = [event.lngLat.lng, event.lngLat.lat]
    const hit = this.hit(event)
    if (hit?.feature.properties.cluster) {
      // A ring drawn from data that have since been replaced has no leaves any more: one level nearer will do.
      const zoom = await geoJsonSource(this.map, hit.source)
        ?.getClusterExpansionZoom(Number(hit.feature.id))
        .catch(() => undefined)
      this.camera.goTo({ ...this.camera.now(), center: at, zoom: (zoom ?? this.map.getZoom() + 1) + 0.2 })
      return
    }
    this.events.select(hit?.layer.interaction?.select(hit.feature) ?? null, at)
  }

  private hit(event: Aim): Hit<Data, Options> | null {
    const shown = this.state.layers.filter((layer) => this.state.visible.has(layer.id))
    return hitAt(this.map, shown, this.composed, this.overlay, event)
  }

  destroy() {
    cancelAnimationFrame(this.moveFrame)
    this.map.remove()
  }
}
