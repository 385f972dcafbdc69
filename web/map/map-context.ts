import type { Map as MapLibreMap } from 'maplibre-gl'
import { createContext, useContext } from 'react'

export const MapContext = createContext<MapLibreMap | null>(null)

/** The map that the component lies over, for drawing tools and the like; null until it is ready. */
export const useMap = (): MapLibreMap | null => useContext(MapContext)
