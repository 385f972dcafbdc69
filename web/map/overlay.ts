import type { MapLibreOverlay } from '@deck.gl/maplibre'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { LayerContext, LayerDefinition, MapFeature } from './layer.ts'

type Builder<Data, Options> = Awaited<
  ReturnType<NonNullable<LayerDefinition<Data, Options>['overlay']>['load']>
>

/** Told of code that could not be loaded, with what asks for it again; null once all is there. */
export type ReportMissing = (retry: (() => void) | null) => void

/** Keeps the deck.gl layers of the shown layers on the map; loads deck.gl when the first is needed. */
export class OverlayHost<Data, Options> {
  private readonly map: MapLibreMap
  private overlay: MapLibreOverlay | null = null
  private readonly builders = new Map<string, Builder<Data, Options>>()
  private shown: LayerDefinition<Data, Options>[] = []
  private data: Data | null = null
  private turn = 0
  private drawn = false
  private readonly report: ReportMissing
  private missing = false

  constructor(map: MapLibreMap, report: ReportMissing) {
    this.map = map
    this.report = report
  }

  async sync(shown: LayerDefinition<Data, Options>[], data: Data, context: LayerContext<Options>) {
    const turn = ++this.turn
    this.shown = shown.filter((layer) => layer.overlay?.needed(data, context.options))
    this.data = data
    if (this.shown.length === 0) {
      this.overlay?.setProps({ layers: [] })
      this.tell(null)
      return
    }
    const host = await this.load(this.shown).catch(() => null)
    if (turn !== this.turn) return
    this.tell(host ? null : () => void this.sync(shown, data, context))
    if (!host) return
    if (!this.overlay) {
      this.overlay = new host.MapLibreOverlay({
        interleaved: true,
        layers: [],
        onLoad: () => {
          this.drawn = true
        },
      })
      this.map.addControl(this.overlay)
    }
    const layers = this.shown.flatMap((layer) => this.builders.get(layer.id)?.(data, context) ?? [])
    this.overlay.setProps({ layers })
    // deck.gl takes its place among the map's layers only while the style is idle, and does not try again.
    if (!this.map.isStyleLoaded())
      this.map.once('idle', () => {
        if (turn === this.turn) this.overlay?.setProps({ layers: [...layers] })
      })
  }

  private tell(retry: (() => void) | null) {
    if (retry === null && !this.missing) return
    this.missing = retry !== null
    this.report(retry)
  }

  private async load(layers: readonly LayerDefinition<Data, Options>[]) {
    const host = await import('@deck.gl/maplibre')
    for (const { id, overlay } of layers)
      if (overlay && !this.builders.has(id)) this.builders.set(id, await overlay.load())
    return host
  }

  /** The object of an overlay at a pixel of the map, and the layer it belongs to. */
  pick(x: number, y: number): { layer: LayerDefinition<Data, Options>; feature: MapFeature } | null {
    if (!this.overlay || !this.drawn || this.data === null || this.shown.length === 0) return null
    const picked = this.overlay.pickObject({ x, y, radius: 4 })
    if (!picked || picked.index < 0) return null
    const layer = this.shown.find(({ id }) => picked.layer?.id.startsWith(`${id}/`))
    const feature = layer?.overlay?.feature?.(picked.index, this.data)
    return layer && feature ? { layer, feature } : null
  }

  /** After the WebGL context came back, deck.gl starts anew. */
  forget() {
    if (this.overlay) this.map.removeControl(this.overlay)
    this.overlay = null
    this.drawn = false
  }
}
