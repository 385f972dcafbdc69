import type { Map as MapLibreMap } from 'maplibre-gl'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import { pageScale } from './page-scale.ts'

/** Terra Draw's adapter takes a pointer's place as if the page were never drawn larger; this one finds it then too. */
export class DrawingAdapter extends TerraDrawMapLibreGLAdapter<MapLibreMap> {
  protected override getMapElementXYPosition(event: PointerEvent | MouseEvent) {
    const canvas = this.getMapEventElement()
    const { left, top } = canvas.getBoundingClientRect()
    const scale = pageScale(canvas)
    return { containerX: (event.clientX - left) / scale, containerY: (event.clientY - top) / scale }
  }

  override getLngLatFromEvent(event: PointerEvent | MouseEvent) {
    const { containerX, containerY } = this.getMapElementXYPosition(event)
    return this.unproject(containerX, containerY)
  }
}
