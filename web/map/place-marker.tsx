import { Marker } from 'maplibre-gl'
import { useEffect } from 'react'
import { useMap } from './map-context.ts'

interface PlaceMarkerProps {
  /** longitude, latitude */
  at: readonly [number, number]
  /** The place was not chosen on the map: it is brought into sight. */
  isShown: boolean
  onMove(at: [number, number]): void
}

/** Near enough to tell a building from its neighbours. */
const nearZoom = 16.5

/** A pin at a place that is being chosen, which can be drawn to another. */
export function PlaceMarker({ at: [longitude, latitude], isShown, onMove }: PlaceMarkerProps) {
  const map = useMap()
  useEffect(() => {
    if (map === null || !isShown) return
    map.easeTo({ center: [longitude, latitude], zoom: Math.max(map.getZoom(), nearZoom) })
  }, [map, longitude, latitude, isShown])
  useEffect(() => {
    if (map === null) return
    const marker = new Marker({ color: '#d64545', draggable: true })
      .setLngLat([longitude, latitude])
      .addTo(map)
    marker.getElement().setAttribute('data-place-marker', `${longitude},${latitude}`)
    marker.on('dragend', () => onMove(marker.getLngLat().toArray()))
    return () => {
      marker.remove()
    }
  }, [map, longitude, latitude, onMove])
  return null
}
