import type { Map as MapLibreMap } from 'maplibre-gl'
import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react'
import { type DrawnShape, startDrawing } from '../../filter/draw.ts'
import type { DrawMode } from '../../filter/filter-bar.tsx'
import type { Conditions } from '../../filter/search-filter.ts'
import { type PaletteName, palettes } from '../../map/palette.ts'
import { type Measured, type MeasureKind, startMeasuring } from './measure.ts'
import type { PrintViewProps } from './print-view.tsx'
// A style sheet that failed to load would not be asked for again with its page: this one comes at once.
import './print-view.module.css'
import { useOverlay } from './use-overlay.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'

const colourOf = (palette: PaletteName): `#${string}` => `#${palettes[palette].accent.slice(1)}`

/** What is open above the page and closes itself on Escape; asked before it hears the key. */
const popups = '[role="dialog"], [role="menu"], [aria-haspopup][aria-expanded="true"]'

/** What covers the page and is to be closed before something else covers it. */
const modals = '[aria-modal="true"]'

/** The key by which browsers print. */
export const isPrintKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'p'

/** What the hand holds: one of them at a time has the map. */
type HandTool = { draws: DrawMode } | { measures: MeasureKind }

/**
 * The tool in hand: drawing, measuring or printing; Escape lays it down, then closes what is open. The code of each
 * is loaded when first wanted; `missing` holds what asks again for code that did not come. `printable` is false where
 * the page shows no street that a key could print.
 */
export function useTools(
  map: MapLibreMap | null,
  view: View,
  palette: PaletteName,
  change: ChangeView,
  onConditions: (conditions: Conditions) => void,
  printable: boolean,
) {
  const [tool, setTool] = useState<HandTool>()
  const [refused, setRefused] = useState(false)
  const [measured, setMeasured] = useState<Measured | null>(null)
  const { opened: printing, open: showPrint, close: closePrint } = useOverlay()
  const [Preview, setPreview] = useState<ComponentType<PrintViewProps>>()
  const PrintView = printing ? Preview : undefined
  const [missing, setMissing] = useState<() => void>()
  const { conditions, layersOpen, thing, places } = view
  const isOpened = thing !== undefined || places !== undefined

  // Panning writes the address while one draws: only the shape's end may look at the conditions, or it starts anew.
  const latest = useRef({ conditions, onConditions })
  useEffect(() => {
    latest.current = { conditions, onConditions }
  })

  const onMissing = useCallback((retry: (() => void) | null) => setMissing(() => retry ?? undefined), [])
  const openPrint = useCallback(() => {
    import('./print-view.tsx').then(
      (part) => {
        setPreview(() => part.default)
        showPrint()
      },
      () => onMissing(openPrint),
    )
  }, [onMissing, showPrint])
  const retry =
    missing &&
    (() => {
      setMissing(undefined)
      missing()
    })

  useEffect(() => {
    if (map === null || tool === undefined) return
    const layDown = () => setTool((held) => (held === tool ? undefined : held))
    const onLost = () => {
      layDown()
      onMissing(() => setTool(tool))
    }
    setMeasured(null)
    setRefused(false)
    if ('measures' in tool) return startMeasuring(map, tool.measures, colourOf(palette), setMeasured, onLost)
    const onDone = (shape: DrawnShape | null) => {
      layDown()
      if (shape === null) return
      const { polygon: _, circle: __, ...rest } = latest.current.conditions
      latest.current.onConditions({ ...rest, ...shape })
    }
    return startDrawing(map, tool.draws, colourOf(palette), {
      onDone,
      onRefused: setRefused,
      onMissing: onLost,
    })
  }, [map, tool, palette, onMissing])

  useEffect(() => {
    if (!printable || PrintView !== undefined) return
    const onKey = (event: KeyboardEvent) => {
      if (!isPrintKey(event)) return
      event.preventDefault()
      if (document.querySelector(modals) === null) openPrint()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [printable, PrintView, openPrint])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // The preview covers all else, what was open before it too.
      if (PrintView !== undefined) closePrint()
      else if (document.querySelector(popups) !== null) return
      else if (tool !== undefined) setTool(undefined)
      else if (layersOpen) change({ layersOpen: false })
      else if (isOpened) change({ thing: undefined, places: undefined })
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [tool, PrintView, closePrint, layersOpen, isOpened, change])

  return {
    drawing: tool !== undefined && 'draws' in tool ? tool.draws : undefined,
    setDrawing: (mode: DrawMode | undefined) => setTool(mode && { draws: mode }),
    measuring: tool !== undefined && 'measures' in tool ? tool.measures : undefined,
    setMeasuring: (kind: MeasureKind | undefined) => setTool(kind && { measures: kind }),
    measured,
    /** The last corner would have made a side cross another, and was not taken. */
    refused,
    /** Ends the shape in hand where it is, as the key does. */
    finish: () => {
      const canvas = map?.getCanvas()
      for (const type of ['keydown', 'keyup'])
        canvas?.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true }))
    },
    layDown: () => setTool(undefined),
    PrintView,
    openPrint,
    closePrint,
    busy: tool !== undefined,
    onMissing,
    retry,
  }
}
export type Tools = ReturnType<typeof useTools>
