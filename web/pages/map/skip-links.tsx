import { type MouseEvent, useEffect, useRef } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import classes from './map-desk.module.css'

interface SkipLinksProps {
  /** Something is opened in the drawer. */
  opened: boolean
  /** Brings the list onto the screen: it is folded, or something else has its place. */
  onList(): void
}

/** The rows if there are any, else the panel that says why there are none. */
const list = () =>
  document.querySelector<HTMLElement>('#incident-list') ?? document.querySelector<HTMLElement>('#list')

/** The first stops of the page: past its bars to list, filter, drawer and map. */
export function SkipLinks({ opened, onList }: SkipLinksProps) {
  const { t } = useLanguage()
  const awaited = useRef(false)
  useEffect(() => {
    if (!awaited.current || list() === null) return
    awaited.current = false
    list()?.focus()
  })
  const toList = (event: MouseEvent) => {
    event.preventDefault()
    if (list() !== null) return list()?.focus()
    awaited.current = true
    onList()
  }
  return (
    <nav className={classes.skips}>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place on the page, which may have to come first */}
      <a href="#list" onClick={toList}>
        {t('interface.skipToList')}
      </a>
      <a href="#filter">{t('interface.skipToFilter')}</a>
      {opened && <a href="#drawer">{t('interface.skipToDrawer')}</a>}
      <a href="#map">{t('interface.skipToMap')}</a>
    </nav>
  )
}
