import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { pageScale } from './page-scale.ts'

interface Spot {
  x: number
  y: number
}

interface CrosshairProps {
  map: MapLibreMap
  /** A drawing tool has the map: Space sets a point under the crosshair. */
  drawing: boolean
  /** Enter without a tool: opens what lies there. */
  onOpen(spot: Spot): void
  /** What lies there, in words, asked for whenever the map has come to rest. */
  describe(spot: Spot): string
}

const fineStep = 10
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-fineStep, 0],
  ArrowRight: [fineStep, 0],
  ArrowUp: [0, -fineStep],
  ArrowDown: [0, fineStep],
}

const middle = (map: MapLibreMap): Spot => {
  const { x, y } = map.project(map.getCenter())
  return { x: Math.round(x), y: Math.round(y) }
}

/** Lets a drawing tool see the pointer at a spot, as if a hand had moved or clicked there. */
function pointAt(canvas: HTMLCanvasElement, { x, y }: Spot, ...types: string[]) {
  const { left, top } = canvas.getBoundingClientRect()
  const scale = pageScale(canvas)
  for (const type of types)
    canvas.dispatchEvent(
      new PointerEvent(type, {
        clientX: left + x * scale,
        clientY: top + y * scale,
        isPrimary: true,
        pointerType: 'mouse',
        bubbles: true,
        cancelable: true,
      }),
    )
}

/**
 * The keyboard's pointer: stands in the middle of what the panels leave of the map while the keyboard has it. The
 * arrows move the map below, finely with Ctrl; Enter opens what lies there; with a tool Space sets a point, and Enter
 * and Escape end as the tool itself has it.
 */
export function Crosshair({ map, drawing, onOpen, describe }: CrosshairProps) {
  const [spot, setSpot] = useState<Spot | null>(null)
  const [said, setSaid] = useState('')
  const latest = useRef({ drawing, onOpen, describe })
  useEffect(() => {
    latest.current = { drawing, onOpen, describe }
  })
  useEffect(() => {
    if (!drawing) return
    // Later than a menu gives its focus back.
    const timer = setTimeout(() => map.getCanvas().focus(), 60)
    return () => clearTimeout(timer)
  }, [map, drawing])
  useEffect(() => {
    const canvas = map.getCanvas()
    let shown = false
    const show = () => {
      shown = true
      setSpot(middle(map))
    }
    const tell = () => {
      if (shown && !latest.current.drawing) setSaid(latest.current.describe(middle(map)))
    }
    const hide = () => {
      shown = false
      setSpot(null)
      setSaid('')
    }
    const onFocus = () => {
      if (!canvas.matches(':focus-visible')) return
      show()
      tell()
    }
    const onMove = () => {
      if (!shown) return
      setSpot(middle(map))
      if (latest.current.drawing) pointAt(canvas, middle(map), 'pointermove')
    }
    const onKey = (event: KeyboardEvent) => {
      if (['Control', 'Shift', 'Alt', 'Meta', 'Escape', 'Tab'].includes(event.key)) return
      if (!shown) show()
      const step = event.ctrlKey ? arrows[event.key] : undefined
      if (step !== undefined) map.panBy(step, { duration: 0 }, { originalEvent: event })
      else if (event.key === ' ' && latest.current.drawing)
        pointAt(canvas, middle(map), 'pointermove', 'pointerdown', 'pointerup')
      else if (event.key === 'Enter' && !latest.current.drawing) latest.current.onOpen(middle(map))
      else return
      event.preventDefault()
    }
    const onPointer = (event: PointerEvent) => {
      if (event.isTrusted) hide()
    }
    canvas.addEventListener('focus', onFocus)
    canvas.addEventListener('blur', hide)
    canvas.addEventListener('keydown', onKey)
    canvas.addEventListener('pointerdown', onPointer)
    map.on('move', onMove)
    map.on('resize', onMove)
    map.on('moveend', tell)
    return () => {
      canvas.removeEventListener('focus', onFocus)
      canvas.removeEventListener('blur', hide)
      canvas.removeEventListener('keydown', onKey)
      canvas.removeEventListener('pointerdown', onPointer)
      map.off('move', onMove)
      map.off('resize', onMove)
      map.off('moveend', tell)
    }
  }, [map])
  return (
    <>
      {spot !== null && (
        <svg
          className="map-crosshair"
          style={{ left: spot.x, top: spot.y }}
          viewBox="-20 -20 40 40"
          aria-hidden="true"
        >
          <path d="M-18 0H-5M5 0H18M0-18V-5M0 5V18" />
          <circle r="2" />
        </svg>
      )}
      <span className="map-said" role="status">
        {said}
      </span>
    </>
  )
}
