import { Radio, Switch } from '@mantine/core'
import type { Settings } from '../../client.ts'
import type { Holdings } from '../../district/holdings.ts'
import { gridFigureKinds, gridFigureWords } from '../../grid/grid-figure.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { layerGroups } from '../../map/layer.ts'
import { Section } from '../../ui/panel.tsx'
import classes from './layer-panel.module.css'
import { mapLayers } from './layers.ts'
import { holdsFigure } from './use-map-data.ts'
import type { View } from './view.ts'
import { type BuildingColour, buildingColours } from './vocabulary.ts'

export interface LayerPanelProps {
  view: View
  /** What the street knows at all. */
  has: Holdings
  /** The ids of the layers that the street has nothing for. */
  lacking: ReadonlySet<string>
  settings: Settings | undefined
  onChange(patch: Partial<View>): void
}

/** The ids of the layers that a view shows: the defaults with what the address adds and takes away. */
export const visibleLayers = ({ shown, hidden }: Pick<View, 'shown' | 'hidden'>): ReadonlySet<string> =>
  new Set(
    mapLayers
      .filter(({ id, defaultVisible }) => (defaultVisible ? !hidden.includes(id) : shown.includes(id)))
      .map(({ id }) => id),
  )

/** The view's lists after one layer was switched. */
export function switchLayer(
  view: Pick<View, 'shown' | 'hidden'>,
  id: string,
): Pick<View, 'shown' | 'hidden'> {
  const layer = mapLayers.find((known) => known.id === id)
  if (layer === undefined) return view
  const flip = (list: string[]) => (list.includes(id) ? list.filter((name) => name !== id) : [...list, id])
  return layer.defaultVisible
    ? { shown: view.shown, hidden: flip(view.hidden) }
    : { shown: flip(view.shown), hidden: view.hidden }
}

/** What the map shows: layers by group, the figure that colours grids, what buildings' colour says. */
export function LayerPanelContent({ view, has, lacking, settings, onChange }: LayerPanelProps) {
  const { t, language } = useLanguage()
  const visible = visibleLayers(view)
  const listed = mapLayers.filter((layer) => layer.raster === undefined || settings?.tianditu)
  const colourWord: Record<BuildingColour, string> = {
    height: t('place.floors'),
    safety: t('place.safetyLabel'),
  }
  return (
    <>
      <Section title={t('interface.figureGroup')}>
        <Radio.Group
          aria-label={t('interface.figureGroup')}
          value={view.gridFigure ?? 'none'}
          onChange={(value) => onChange({ gridFigure: value === 'none' ? undefined : value })}
        >
          <div className={classes.options}>
            <Radio size="xs" value="none" label={t('interface.none')} />
            {gridFigureKinds.map((kind) => (
              <Radio
                key={kind}
                size="xs"
                value={kind}
                label={gridFigureWords[kind][language]}
                disabled={!holdsFigure(kind, has)}
                description={holdsFigure(kind, has) ? undefined : t('interface.noData')}
              />
            ))}
          </div>
        </Radio.Group>
      </Section>
      <Section title={t('interface.buildingGroup')}>
        <Radio.Group
          aria-label={t('interface.buildingGroup')}
          value={view.buildingColour ?? 'height'}
          onChange={(value) => onChange({ buildingColour: value === 'height' ? undefined : value })}
        >
          <div className={classes.options}>
            {buildingColours.map((colour) => (
              <Radio key={colour} size="xs" value={colour} label={colourWord[colour]} />
            ))}
          </div>
        </Radio.Group>
      </Section>
      {layerGroups.map((group) => {
        const layers = listed.filter((layer) => layer.group === group)
        if (layers.length === 0) return null
        return (
          <Section key={group} title={t(`interface.layerGroup.${group}`)}>
            <div className={classes.options}>
              {layers.map((layer) => (
                <Switch
                  key={layer.id}
                  size="xs"
                  label={layer.title[language]}
                  description={
                    lacking.has(layer.id)
                      ? t('interface.noData')
                      : layer.raster
                        ? t('interface.fromOutside')
                        : layer.minimumZoom === undefined
                          ? undefined
                          : t('interface.fromZoom')
                  }
                  data-layer={layer.id}
                  checked={visible.has(layer.id)}
                  onChange={() => onChange(switchLayer(view, layer.id))}
                />
              ))}
            </div>
          </Section>
        )
      })}
    </>
  )
}
