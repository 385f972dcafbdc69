import type { LayerContext } from '../../../web/map/layer.ts'
import { type PaletteName, palettes } from '../../../web/map/palette.ts'
import type { MapOptions } from '../../../web/pages/map/layers.ts'

export const contextOf = (
  palette: PaletteName,
  options: MapOptions = {},
  scale = 1,
): LayerContext<MapOptions> => ({ palette: palettes[palette], language: 'zh', options, scale })

/** Every string anywhere inside a value. */
export function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value && typeof value === 'object') for (const part of Object.values(value)) yield* stringsIn(part)
}
