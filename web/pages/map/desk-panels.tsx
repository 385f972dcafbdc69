import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { FilterBar, type FilterBarProps } from '../../filter/filter-bar.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Padding } from '../../map/camera.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useLostFocus } from '../../ui/lost-focus.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './map-desk.module.css'
import type { Screen } from './use-screen.ts'
import type { ChangeView } from './use-view.ts'
import type { PanelName, View } from './view.ts'

interface DeskPanelsProps {
  view: View
  change: ChangeView
  /** Room for list and overview beside each other. */
  wide: boolean
  /** Room for one column only: list and overview take turns in it, and what is opened takes it over. */
  narrow: boolean
  padding: Padding
  filterBar: FilterBarProps
  /** The opened thing, or false. */
  drawer: ReactNode
  list: ReactNode
  overview: ReactNode
  layers: ReactNode
  notices: ReactNode
}

/**
 * Which of the two columns a view has open; on a narrow screen there is only the left one, on a wide one nothing is
 * folded: the list and the layers always have their room.
 */
export const openColumns = (
  { folded, thing, places }: Pick<View, 'folded' | 'thing' | 'places'>,
  { narrow, wide }: Pick<Screen, 'narrow' | 'wide'>,
) => {
  const isOpened = thing !== undefined || places !== undefined
  return {
    left: wide || !folded.includes('list') || (narrow && isOpened),
    right: !narrow && (wide || isOpened || !folded.includes('overview')),
  }
}

/** The panels on a screen: list at the left, filter on top, overview or the opened thing at the right. */
export function DeskPanels(props: DeskPanelsProps) {
  const { view, change, wide, narrow, padding, filterBar, drawer, list, overview, layers, notices } = props
  const { t } = useLanguage()
  const { left: leftOpen, right: rightOpen } = openColumns(view, { narrow, wide })
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

  const tabs = (
    <SegmentedControl
      size="xs"
      aria-label={t('interface.menu')}
      value={view.sheet === 'overview' ? 'overview' : 'list'}
      onChange={(sheet) => change({ sheet: sheet === 'overview' ? 'overview' : 'list' }, { replace: true })}
      data={[
        { value: 'list', label: t('interface.list') },
        { value: 'overview', label: t('interface.overview') },
      ]}
    />
  )

  return (
    <>
      {narrow && drawer ? (
        <div className={classes.left}>{drawer}</div>
      ) : leftOpen ? (
        <Panel
          {...(narrow && view.sheet === 'overview'
            ? { label: t('interface.overview') }
            : { label: t('interface.list'), id: 'list' })}
          className={classes.left}
          heading={narrow ? tabs : undefined}
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
          {narrow && view.sheet === 'overview' ? overview : list}
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
      {!narrow && (
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
      )}
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
