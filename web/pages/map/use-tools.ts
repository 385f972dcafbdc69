import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { startDrawing } from '../../filter/draw.ts'
import type { DrawMode } from '../../filter/filter-bar.tsx'
import type { Conditions } from '../../filter/search-filter.ts'
import { palettes } from '../../map/palette.ts'
import { type Measured, type MeasureKind, startMeasuring } from './measure.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'

const colourOf = (palette: View['palette']): `#${string}` => `#${palettes[palette].accent.slice(1)}`

/** What is open above the page and closes itself on Escape; asked before it hears the key. */
const popups = '[role="dialog"]:not([data-print]), [role="menu"], [aria-haspopup][aria-expanded="true"]'

/** The tool in hand: drawing, measuring or printing; Escape lays it down, then closes what is open. */
export function useTools(
  map: MapLibreMap | null,
  view: View,
  change: ChangeView,
  onConditions: (conditions: Conditions) => void,
) {
  const [drawing, setDrawing] = useState<DrawMode>()
  const [measuring, setMeasuring] = useState<MeasureKind>()
  const [measured, setMeasured] = useState<Measured | null>(null)
  const [printing, setPrinting] = useState(false)
  const { conditions, palette, layersOpen, thing, places } = view
  const isOpened = thing !== undefined || places !== undefined

  // Panning writes the address while one draws: only the shape's end may look at the conditions, or it starts anew.
  const latest = useRef({ conditions, onConditions })
  useEffect(() => {
    latest.current = { conditions, onConditions }
  })
  useEffect(() => {
    if (map === null || drawing === undefined) return
    return startDrawing(map, drawing, colourOf(palette), (shape) => {
      setDrawing(undefined)
      if (shape === null) return
      const { polygon: _, circle: __, ...rest } = latest.current.conditions
      latest.current.onConditions({ ...rest, ...shape })
    })
  }, [map, drawing, palette])

  useEffect(() => {
    if (map === null || measuring === undefined) return
    setMeasured(null)
    return startMeasuring(map, measuring, colourOf(palette), setMeasured)
  }, [map, measuring, palette])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector(popups) !== null) return
      if (drawing !== undefined) setDrawing(undefined)
      else if (measuring !== undefined) setMeasuring(undefined)
      else if (printing) setPrinting(false)
      else if (layersOpen) change({ layersOpen: false })
      else if (isOpened) change({ thing: undefined, places: undefined })
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [drawing, measuring, printing, layersOpen, isOpened, change])

  const busy = drawing !== undefined || measuring !== undefined
  return { drawing, setDrawing, measuring, setMeasuring, measured, printing, setPrinting, busy }
}
export type Tools = ReturnType<typeof useTools>
