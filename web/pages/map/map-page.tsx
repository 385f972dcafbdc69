import { MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { languageTag } from '../../i18n/i18n.ts'
import { cssVariablesResolver, theme } from '../../ui/theme.ts'
import { MapDesk } from './map-desk.tsx'
import { useView } from './use-view.ts'

/** The map at `/`: palette and language from the address, then the desk. */
export function MapPage() {
  const { view, invalid, change } = useView()
  const { i18n, t } = useTranslation()
  useEffect(() => {
    document.documentElement.lang = languageTag[view.language]
    if (i18n.language !== view.language) i18n.changeLanguage(view.language).catch(() => undefined)
  }, [view.language, i18n])
  useEffect(() => {
    document.title = t('interface.product')
  }, [t])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={view.palette === 'dusk' ? 'dark' : 'light'}
    >
      <MapDesk view={view} invalid={invalid} change={change} />
    </MantineProvider>
  )
}
