import { Menu } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import { useMap } from '../../map/map-context.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import classes from './map-controls.module.css'
import type { MeasureKind } from './measure.ts'

interface MapControlsProps {
  onHome(): void
  layersOpen: boolean
  onLayers(): void
  measuring: MeasureKind | undefined
  onMeasure(kind: MeasureKind | undefined): void
  /** A past day is looked at. */
  replaying: boolean
  onReplay(): void
  /** On a phone: two fingers zoom, and the sheet has the layers. */
  compact: boolean
}

/** Buttons that move the camera, open the layers and measure. */
export function MapControls(props: MapControlsProps) {
  const { onHome, layersOpen, onLayers, measuring, onMeasure, replaying, onReplay, compact } = props
  const { t } = useLanguage()
  const map = useMap()
  const [tilted, setTilted] = useState(false)
  const [turned, setTurned] = useState(false)
  useEffect(() => {
    if (map === null) return
    const look = () => {
      setTilted(map.getPitch() > 1)
      setTurned(Math.abs(map.getBearing()) > 1)
    }
    look()
    map.on('moveend', look)
    return () => {
      map.off('moveend', look)
    }
  }, [map])
  return (
    <Toolbar
      label={t('interface.tools')}
      className={classes.controls}
      orientation={compact ? 'horizontal' : 'vertical'}
    >
      <div className={classes.group}>
        {!compact && (
          <>
            <IconButton icon="plus" label={t('interface.zoomIn')} onClick={() => map?.zoomIn()} />
            <IconButton icon="minus" label={t('interface.zoomOut')} onClick={() => map?.zoomOut()} />
          </>
        )}
        <IconButton icon="home" label={t('interface.home')} onClick={onHome} />
      </div>
      <div className={classes.group}>
        <IconButton
          icon="tilt"
          label={tilted ? t('interface.flat') : t('interface.tilt')}
          pressed={tilted}
          onClick={() => map?.easeTo({ pitch: tilted ? 0 : 50, duration: 500 })}
        />
        {turned && (
          <IconButton
            icon="compass"
            label={t('interface.north')}
            onClick={() => map?.easeTo({ bearing: 0, duration: 400 })}
          />
        )}
      </div>
      <div className={classes.group}>
        {!compact && (
          <IconButton
            icon="layers"
            label={t('interface.layers')}
            pressed={layersOpen}
            expanded={layersOpen}
            data-opens="layers"
            onClick={onLayers}
          />
        )}
        <IconButton
          icon="history"
          label={replaying ? t('replay.back') : t('replay.open')}
          pressed={replaying}
          onClick={onReplay}
        />
        {measuring === undefined ? (
          <Menu position={compact ? 'bottom-end' : 'left-start'}>
            <Menu.Target>
              <IconButton icon="ruler" label={t('interface.measure')} disabled={map === null} />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onMeasure('length')}>{t('interface.measureDistance')}</Menu.Item>
              <Menu.Item onClick={() => onMeasure('area')}>{t('interface.measureArea')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : (
          <IconButton
            icon="ruler"
            label={t('interface.cancel')}
            pressed
            onClick={() => onMeasure(undefined)}
          />
        )}
      </div>
    </Toolbar>
  )
}
