import { type ReactNode, useRef } from 'react'
import { FilterBar, type FilterBarProps } from '../../filter/filter-bar.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Padding } from '../../map/camera.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useLostFocus } from '../../ui/lost-focus.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './map-desk.module.css'
import type { ChangeView } from './use-view.ts'
import type { PanelName, View } from './view.ts'

interface DeskPanelsProps {
  view: View
  change: ChangeView
  /** Room for list and overview beside each other. */
  wide: boolean
  padding: Padding
  filterBar: FilterBarProps
  /** The opened thing, or false. */
  drawer: ReactNode
  list: ReactNode
  overview: ReactNode
  layers: ReactNode
  notices: ReactNode
}

/** Which of the two columns a view has open. */
export const openColumns = ({ folded, thing, places }: Pick<View, 'folded' | 'thing' | 'places'>) => ({
  left: !folded.includes('list'),
  right: thing !== undefined || places !== undefined || !folded.includes('overview'),
})

/** The panels on a screen: list at the left, filter on top, overview or the opened thing at the right. */
export function DeskPanels(props: DeskPanelsProps) {
  const { view, change, wide, padding, filterBar, drawer, list, overview, layers, notices } = props
  const { t } = useLanguage()
  const { left: leftOpen, right: rightOpen } = openColumns(view)
  const fold = (name: PanelName) =>
    change({
      folded: view.folded.includes(name)
        ? view.folded.filter((panel) => panel !== name)
        : [...view.folded, name],
    })

  const listFold = useRef<HTMLButtonElement>(null)
  const overviewFold = useRef<HTMLButtonElement>(null)
  useLostFocus(leftOpen, () => listFold.current)
  useLostFocus(view.folded.includes('overview'), () => overviewFold.current)
  useLostFocus(view.layersOpen, () => document.querySelector<HTMLElement>('[data-opens=layers]'))

  return (
    <>
      {leftOpen || wide ? (
        <Panel
          label={t('interface.list')}
          className={classes.left}
          aside={
            wide ? undefined : (
              <IconButton
                ref={listFold}
                icon="chevronLeft"
                label={t('interface.collapse')}
                onClick={() => fold('list')}
              />
            )
          }
        >
          {list}
        </Panel>
      ) : (
        <div className={classes.leftTab}>
          <IconButton
            ref={listFold}
            icon="list"
            label={t('interface.list')}
            onClick={() => fold('list')}
            size={44}
          />
        </div>
      )}
      <div className={classes.filter} style={{ left: padding.left - 8, right: padding.right - 8 }}>
        <FilterBar {...filterBar} />
        {notices}
      </div>
      {wide && (
        <Panel label={t('interface.overview')} className={classes.second}>
          {overview}
        </Panel>
      )}
      <div className={classes.right} data-tab={!rightOpen}>
        {drawer ||
          (wide ? (
            <Panel label={t('interface.layers')}>{layers}</Panel>
          ) : rightOpen ? (
            <Panel
              label={t('interface.overview')}
              aside={
                <IconButton
                  ref={overviewFold}
                  icon="chevronRight"
                  label={t('interface.collapse')}
                  onClick={() => fold('overview')}
                />
              }
            >
              {overview}
            </Panel>
          ) : (
            <div className={classes.tab}>
              <IconButton
                ref={overviewFold}
                icon="chart"
                label={t('interface.overview')}
                onClick={() => fold('overview')}
                size={44}
              />
            </div>
          ))}
      </div>
      {view.layersOpen && !(wide && !drawer) && (
        <div className={classes.layers} style={{ right: padding.right + 40 }}>
          <Panel
            label={t('interface.layers')}
            aside={
              <IconButton
                icon="close"
                label={t('interface.close')}
                onClick={() => change({ layersOpen: false })}
              />
            }
          >
            {layers}
          </Panel>
        </div>
      )}
    </>
  )
}
