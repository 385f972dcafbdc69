import { useLayoutEffect, useRef, useState } from 'react'
import type { Tooltip } from './layer.ts'
import { type Store, useStored } from './store.ts'

const gap = 14

/** What lies under the pointer, and where that is on the map, in pixels. */
export interface Pointed {
  tooltip: Tooltip
  x: number
  y: number
}

interface MapTooltipProps {
  pointed: Store<Pointed | null>
  scale: number
}

/** The tooltip, while there is one. */
export function MapTooltip({ pointed, scale }: MapTooltipProps) {
  const shown = useStored(pointed)
  return shown && <TooltipBox {...shown} scale={scale} />
}

/** What lies under the pointer, beside it, inside the map's edges. */
function TooltipBox({ tooltip, x, y, scale }: Pointed & { scale: number }) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ left: x + gap, top: y + gap })
  useLayoutEffect(() => {
    const element = box.current
    const stage = element?.parentElement
    if (!element || !stage) return
    const fitsRight = x + gap + element.offsetWidth < stage.clientWidth
    const fitsBelow = y + gap + element.offsetHeight < stage.clientHeight
    setPlace({
      left: fitsRight ? x + gap : x - gap - element.offsetWidth,
      top: fitsBelow ? y + gap : y - gap - element.offsetHeight,
    })
  }, [x, y])
  return (
    <div ref={box} className="map-tooltip" role="tooltip" style={{ ...place, fontSize: 13 * scale }}>
      <strong>{tooltip.title}</strong>
      {tooltip.lines.length > 0 && (
        <dl>
          {tooltip.lines.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
