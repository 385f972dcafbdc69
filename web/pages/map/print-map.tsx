import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { shapeOutline } from '../../filter/shape-overlay.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Selection } from '../../map/layer.ts'
import { MapView } from '../../map/map-view.tsx'
import { makeStore } from '../../map/store.ts'
import { mapLayers } from './layers.ts'
import { type MapPicture, mapPicture } from './map-picture.ts'
import classes from './print-view.module.css'
import type { Desk } from './use-desk.ts'
import type { View } from './view.ts'

/** Pixels of the picture for a pixel of the sheet's map: an A4 map of 213 mm has some 240 of them to the inch. */
const pixelRatio = 2

/**
 * Looks where the map on screen looks: what its panels leave free fills this one, which has the paper's shape.
 * Turned and tilted alike.
 */
function lookAlike(map: MapLibreMap, screen: MapLibreMap) {
  const { clientWidth, clientHeight } = screen.getContainer()
  const { top = 0, right = 0, bottom = 0, left = 0 } = screen.getPadding()
  const free = [Math.max(1, clientWidth - left - right), Math.max(1, clientHeight - top - bottom)] as const
  const paper = map.getContainer()
  const larger = Math.min(paper.clientWidth / free[0], paper.clientHeight / free[1])
  map.jumpTo({
    center: screen.getCenter(),
    zoom: screen.getZoom() + Math.log2(larger),
    bearing: screen.getBearing(),
    pitch: screen.getPitch(),
  })
}

interface PrintMapProps {
  screen: MapLibreMap
  data: Desk['map']['data']
  options: Desk['options']
  view: View
  visible: ReadonlySet<string>
  /** Undefined while another one is being taken. */
  onPicture(picture: MapPicture | undefined): void
  onFailed(): void
}

/** A map of the paper's own shape, in the light palette, out of sight: all there is of it is the picture it gives. */
export function PrintMap({ screen, data, options, view, visible, onPicture, onFailed }: PrintMapProps) {
  const { t, format, language } = useLanguage()
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [hover] = useState(() => makeStore<Selection | null>(null))
  const { polygon, circle } = view.conditions
  const north = t('interface.northShort')
  const scale = format.length
  useEffect(() => {
    if (map === null) return
    let wanted = new AbortController()
    const take = () => {
      wanted.abort()
      wanted = new AbortController()
      const { signal } = wanted
      onPicture(undefined)
      lookAlike(map, screen)
      mapPicture(map, shapeOutline({ polygon, circle }), { north, scale }, { signal }).then(
        (picture) => !signal.aborted && onPicture(picture),
        () => !signal.aborted && onFailed(),
      )
    }
    take()
    // Another paper, or a list that took more or less of it.
    map.on('resize', take)
    // The preview may have been opened during a flight. Later moves are none of its own: printing resizes the screen.
    if (screen.isMoving()) screen.once('moveend', take)
    return () => {
      wanted.abort()
      map.off('resize', take)
      screen.off('moveend', take)
    }
  }, [map, screen, polygon, circle, north, scale, onPicture, onFailed])
  return (
    <div className={classes.drawing} inert>
      <MapView
        layers={mapLayers}
        data={data}
        options={options}
        palette="paper"
        language={language}
        visible={visible}
        selection={view.thing}
        hover={hover}
        onReady={(made) => {
          made.setPixelRatio(pixelRatio)
          setMap(made)
        }}
        onUnavailable={onFailed}
      />
    </div>
  )
}
