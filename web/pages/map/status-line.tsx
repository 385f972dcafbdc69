import { type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import { LiveContext } from '../../live/use-live.ts'
import { useMap } from '../../map/map-context.ts'
import { useNow } from '../../ui/use-now.ts'
import { metresPerPixel, roundLength } from './scale.ts'
import classes from './status-line.module.css'

function ScaleBar() {
  const map = useMap()
  const { t, format } = useLanguage()
  const [scale, setScale] = useState<{ width: number; metres: number }>()
  useEffect(() => {
    if (map === null) return
    const look = () => {
      const perPixel = metresPerPixel(map)
      const metres = roundLength(perPixel * 96)
      setScale({ metres, width: metres / perPixel })
    }
    look()
    map.on('zoomend', look)
    map.on('moveend', look)
    return () => {
      map.off('zoomend', look)
      map.off('moveend', look)
    }
  }, [map])
  if (scale === undefined) return null
  return (
    <span className={classes.scale} style={{ width: scale.width }} title={t('interface.scale')}>
      {format.length(scale.metres)}
    </span>
  )
}

function Coordinates() {
  const map = useMap()
  const text = useRef<HTMLSpanElement>(null)
  const { t } = useLanguage()
  useEffect(() => {
    if (map === null) return
    const show = (event: { lngLat: { lng: number; lat: number } }) => {
      const { lng, lat } = event.lngLat
      if (text.current !== null) text.current.textContent = `${lng.toFixed(5)}, ${lat.toFixed(5)}`
    }
    const hide = () => {
      if (text.current !== null) text.current.textContent = ''
    }
    map.on('mousemove', show)
    map.on('mouseout', hide)
    return () => {
      map.off('mousemove', show)
      map.off('mouseout', hide)
    }
  }, [map])
  return <span ref={text} className={classes.coordinates} title={t('interface.coordinates')} />
}

/**
 * How old the incidents on screen are (`at`, epoch in milliseconds; 0 while none are there), or that they are not
 * renewed; whether changes come by themselves, or since when they do not.
 */
export function DataAge({ at, failing }: { at: number; failing: boolean }) {
  const { t, format } = useLanguage()
  const live = useContext(LiveContext)
  const now = useNow(1000)
  if (at === 0 && !failing) return null
  const isLive = live.state === 'live' && !failing
  // While the server says nothing of a change, what is shown is as new as its last sign of life.
  const known = isLive ? Math.max(at, live.lastMessageAt) : at
  const seconds = Math.max(0, Math.floor((now - known) / 1000))
  const age =
    seconds < 2
      ? t('interface.ageNow')
      : seconds < 60
        ? t('interface.ageSeconds', { n: seconds })
        : seconds < 3600
          ? t('interface.ageMinutes', { n: Math.floor(seconds / 60) })
          : t('interface.ageHours', { n: Math.floor(seconds / 3600) })
  const isLost = live.state === 'lost'
  return (
    <span className={classes.age} data-live={live.state} data-failing={failing || isLost || seconds > 120}>
      <span className={classes.dot} aria-hidden="true" />
      {isLive && `${t('interface.live')} · `}
      {isLost && `${t('interface.liveLost', { when: format.moment(live.since) })} · `}
      {!failing
        ? t('interface.dataAge', { age })
        : at === 0
          ? t('interface.dataFailing')
          : `${t('interface.dataFailing')} · ${age}`}
    </span>
  )
}

/** Scale and coordinates under the pointer, after what the page says of its data. */
export function StatusLine({ children }: { children: ReactNode }) {
  return (
    <div className={classes.line}>
      {children}
      <ScaleBar />
      <Coordinates />
    </div>
  )
}
