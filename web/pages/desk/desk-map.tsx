import { type ReactNode, useMemo } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Selection } from '../../map/layer.ts'
import { useMap } from '../../map/map-context.ts'
import { MapView } from '../../map/map-view.tsx'
import type { PaletteName } from '../../map/palette.ts'
import type { Store } from '../../map/store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import classes from './desk-map.module.css'
import type { DeskView } from './desk-view.ts'
import { deskLayers, deskVisible } from './layers.ts'
import type { DeskData } from './use-desk-data.ts'
import { useDeskPadding } from './use-desk-padding.ts'

interface DeskMapProps {
  desk: DeskData
  view: DeskView
  palette: PaletteName
  phone: boolean
  hover: Store<Selection | null>
  /** `at` is longitude, latitude. */
  onSelect(selection: Selection | null, at: [number, number]): void
  children: ReactNode
}

function Controls({ onHome }: { onHome(): void }) {
  const map = useMap()
  const { t } = useLanguage()
  return (
    <Toolbar label={t('interface.tools')} className={classes.controls ?? ''}>
      <IconButton icon="plus" label={t('interface.zoomIn')} onClick={() => map?.zoomIn()} />
      <IconButton icon="minus" label={t('interface.zoomOut')} onClick={() => map?.zoomOut()} />
      <IconButton icon="home" label={t('interface.home')} onClick={onHome} />
    </Toolbar>
  )
}

/** The map of the desk: the open incidents under the filter, the units, and who was called to what is opened. */
export function DeskMap({ desk, view, palette, phone, hover, onSelect, children }: DeskMapProps) {
  const { language } = useLanguage()
  const { map } = desk
  const isOpened = view.incident !== undefined || view.report === true
  const padding = useDeskPadding(phone, isOpened)
  const selection = useMemo<Selection | null>(
    () => (view.incident === undefined ? null : { kind: 'incident', id: String(view.incident) }),
    [view.incident],
  )
  return (
    <div id="map" className={classes.map} data-phone={phone} data-opened={isOpened}>
      <MapView
        layers={deskLayers}
        data={map.data}
        options={map.options}
        palette={palette}
        language={language}
        visible={deskVisible}
        home={map.home}
        camera={map.target}
        padding={padding}
        selection={selection}
        hover={hover}
        onSelect={onSelect}
      >
        {children}
        <Controls onHome={map.goHome} />
      </MapView>
    </div>
  )
}
