import type { Settings } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { mapLayers } from './layers.ts'
import classes from './map-attribution.module.css'

interface MapAttributionProps {
  /** The layers drawn. */
  visible: ReadonlySet<string>
  settings: Settings | undefined
}

/** Whose map from outside is shown, with its 审图号; undefined where all is the street's own. */
export function useAttribution({ visible, settings }: MapAttributionProps): string | undefined {
  const { t, language } = useLanguage()
  const raster = mapLayers.find(({ id, raster }) => raster && visible.has(id))?.raster
  if (!raster || !settings?.tianditu) return undefined
  const number = settings.tianditu.approval_number ?? t('interface.unknown')
  return `${raster.attribution[language]} · ${t('interface.printApproval')}${number}`
}

export function MapAttribution(props: MapAttributionProps) {
  const attribution = useAttribution(props)
  return attribution === undefined ? null : <p className={classes.attribution}>{attribution}</p>
}
