import { Button, Drawer, SegmentedControl } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { ChipRow } from '../../filter/chip-row.tsx'
import { type FilterBarProps, FilterSheetContent } from '../../filter/filter-bar.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { Icon } from '../../ui/icon.tsx'
import classes from './phone-desk.module.css'
import { PhoneSheet, type SheetHeight } from './phone-sheet.tsx'
import { useOverlay } from './use-overlay.ts'
import type { ChangeView } from './use-view.ts'
import { openedName, type View } from './view.ts'

interface PhoneDeskProps {
  view: View
  change: ChangeView
  filterBar: FilterBarProps
  /** The opened thing, or false. */
  drawer: ReactNode
  list: ReactNode
  overview: ReactNode
  layers: ReactNode
  notices: ReactNode
  height: SheetHeight
  onHeight(height: SheetHeight): void
}

/** The desk in one hand: a filter button, and a sheet with list, overview and layers, or the opened thing. */
export function PhoneDesk(props: PhoneDeskProps) {
  const { view, change, filterBar, drawer, list, overview, layers, notices, height, onHeight } = props
  const { t } = useLanguage()
  const filtering = useOverlay()
  const closeFilter = filtering.close
  const opened = openedName(view)
  const raise = () => height === 'peek' && onHeight('half')
  const lower = () => onHeight('peek')
  const latest = useRef({ raise, lower })
  useEffect(() => {
    latest.current = { raise, lower }
  })
  useEffect(() => {
    if (opened !== undefined) latest.current.raise()
  }, [opened])
  useEffect(() => {
    if (filterBar.drawing !== undefined) {
      closeFilter()
      latest.current.lower()
    }
  }, [filterBar.drawing, closeFilter])
  const content = { list, overview, layers }[view.sheet]
  return (
    <>
      <div className={classes.filter} id="filter" tabIndex={-1}>
        <Button
          variant="default"
          className={classes.open}
          leftSection={<Icon name="filter" size={18} />}
          onClick={filtering.open}
        >
          {t('filter.title')}
          {filterBar.chips.length > 0 && ` ${filterBar.chips.length}`}
        </Button>
        <ChipRow chips={filterBar.chips} onLimits={filterBar.onLimits} />
        {notices}
      </div>
      <Drawer
        opened={filtering.opened}
        onClose={filtering.close}
        title={t('filter.title')}
        position="bottom"
        size="88%"
        closeButtonProps={{ 'aria-label': t('interface.close'), size: 44 }}
      >
        <FilterSheetContent {...filterBar} />
        <div className={classes.done}>
          <Button fullWidth size="md" onClick={filtering.close}>
            {t('filter.showResults')}
          </Button>
        </div>
      </Drawer>
      <PhoneSheet
        height={height}
        onHeight={onHeight}
        {...(drawer
          ? { label: t('interface.details') }
          : { label: t(`interface.${view.sheet}`), ...(view.sheet === 'list' ? { id: 'list' } : {}) })}
        tabs={
          drawer ? undefined : (
            <SegmentedControl
              className={classes.tabs}
              size="md"
              aria-label={t('interface.menu')}
              value={view.sheet}
              onChange={(sheet) => {
                change({ sheet }, { replace: true })
                raise()
              }}
              data={[
                { value: 'list', label: t('interface.list') },
                { value: 'overview', label: t('interface.overview') },
                { value: 'layers', label: t('interface.layers') },
              ]}
            />
          )
        }
      >
        {drawer || content}
      </PhoneSheet>
    </>
  )
}
