import { ScrollArea } from '@mantine/core'
import { useId, useState } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import type { LegendItem, LegendMark } from '../../map/layer.ts'
import { type PaletteName, palettes } from '../../map/palette.ts'
import { svgAddress } from '../../map/svg.ts'
import { Icon } from '../../ui/icon.tsx'
import { type MapOptions, mapLayers } from './layers.ts'
import classes from './legend.module.css'

function Mark({ mark }: { mark: LegendMark }) {
  const pattern = useId()
  if (mark.type === 'icon')
    return <img className={classes.mark} src={svgAddress(mark.image)} alt="" width={20} height={20} />
  return (
    <svg className={classes.mark} width="24" height="20" viewBox="0 0 24 20" aria-hidden="true">
      {mark.type === 'fill' && mark.pattern !== undefined && (
        <pattern
          id={pattern}
          width={mark.pattern.width}
          height={mark.pattern.height}
          patternUnits="userSpaceOnUse"
        >
          <image href={svgAddress(mark.pattern)} width={mark.pattern.width} height={mark.pattern.height} />
        </pattern>
      )}
      {mark.type === 'fill' && (
        <>
          <rect x="2" y="3" width="20" height="14" rx="2" fill={mark.colour} stroke={mark.outline} />
          {mark.pattern !== undefined && (
            <rect x="2" y="3" width="20" height="14" rx="2" fill={`url(#${pattern})`} />
          )}
        </>
      )}
      {mark.type === 'line' && mark.casing !== undefined && (
        <line x1="1" x2="23" y1="10" y2="10" stroke={mark.casing} strokeWidth={mark.width + 2} />
      )}
      {mark.type === 'line' && (
        <line
          x1="1"
          x2="23"
          y1="10"
          y2="10"
          stroke={mark.colour}
          strokeWidth={mark.width}
          strokeDasharray={mark.dash?.map((part) => part * mark.width).join(' ')}
        />
      )}
      {mark.type === 'dot' && <circle cx="12" cy="10" r="5" fill={mark.colour} stroke={mark.outline} />}
    </svg>
  )
}

/** The legend's parts: what each visible layer that is not `lacking` says of itself. */
export function legendParts(
  visible: ReadonlySet<string>,
  lacking: ReadonlySet<string>,
  palette: PaletteName,
  language: 'zh' | 'en',
  options: MapOptions,
): { id: string; title: string; items: LegendItem[] }[] {
  /** What somebody chose to colour by is looked up first. */
  const chosen = (id: string) =>
    id === 'grid' && options.gridFigure ? 0 : id === 'building' && options.buildingColour ? 1 : 2
  return mapLayers
    .filter(({ id }) => visible.has(id) && !lacking.has(id))
    .map((layer) => ({
      id: layer.id,
      title: layer.title[language],
      items: layer.legend({ palette: palettes[palette], language, options, scale: 1 }),
    }))
    .filter((part) => part.items.length > 0)
    .reverse()
    .sort((first, second) => chosen(first.id) - chosen(second.id))
}

interface LegendProps {
  visible: ReadonlySet<string>
  /** The ids of the layers that the street has nothing for. */
  lacking: ReadonlySet<string>
  palette: PaletteName
  options: MapOptions
}

/** All signs of the visible layers, by layer. */
export function LegendContent({ visible, lacking, palette, options }: LegendProps) {
  const { language } = useLanguage()
  return (
    <div className={classes.parts}>
      {legendParts(visible, lacking, palette, language, options).map((part) => (
        <section key={part.id} className={classes.part}>
          <h3>{part.title}</h3>
          <ul>
            {part.items.map((item) => (
              <li key={item.id} className={item.mark === undefined ? classes.heading : undefined}>
                {item.mark !== undefined && <Mark mark={item.mark} />}
                <span>{item.label[language]}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** The legend as a box that folds away. */
export function Legend(props: LegendProps) {
  const { t } = useLanguage()
  const [asked, setAsked] = useState<boolean>()
  // Colours that were chosen mean nothing without it.
  const open = asked ?? (!!props.options.gridFigure || props.options.buildingColour !== undefined)
  return (
    <section className={classes.legend} aria-label={t('interface.legend')}>
      <button type="button" className={classes.toggle} aria-expanded={open} onClick={() => setAsked(!open)}>
        {t('interface.legend')}
        <Icon name={open ? 'chevronDown' : 'chevronRight'} size={16} />
      </button>
      {open && (
        <ScrollArea.Autosize mah="min(420px, 50dvh)" viewportProps={{ tabIndex: 0 }}>
          <LegendContent {...props} />
        </ScrollArea.Autosize>
      )}
    </section>
  )
}
