import type { Map as MapLibreMap } from 'maplibre-gl'
import type { ReactNode } from 'react'
import type { Bounds, Camera, CameraTarget, Padding } from './camera.ts'
import type { Language, LayerDefinition, Selection } from './layer.ts'
import type { PaletteName } from './palette.ts'

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
  /** The district, shown at first and whenever it changes, unless `camera` says otherwise. */
  bounds?: Bounds | null
  /** Goes there when the value changes. */
  camera?: CameraTarget | null
  padding?: Padding
  selection?: Selection | null
  /** Highlighted from outside, for instance by the row under the pointer in a list. */
  hover?: Selection | null
  /** A click: the topmost thing under it, or null on empty ground. `at` is longitude, latitude. */
  onSelect?(selection: Selection | null, at: [number, number]): void
  onHover?(selection: Selection | null): void
  /** After every move, whoever caused it; rounded, with the bounds of what is seen. */
  onCameraChange?(camera: Camera, bounds: Bounds): void
  /** While true the pointer neither selects nor hovers: a drawing tool has it. */
  drawing?: boolean
  /** Text size factor for walls; 1 at a desk. */
  scale?: number
  onReady?(map: MapLibreMap): void
  /** Laid over the map; may use `useMap()`. */
  children?: ReactNode
}
