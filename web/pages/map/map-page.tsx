import { MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { languageTag } from '../../i18n/i18n.ts'
import { MomentContext } from '../../incident/moment.ts'
import { cssVariablesResolver, theme } from '../../ui/theme.ts'
import { SessionGuard } from '../frame/session-guard.tsx'
import { LiveStreet } from './live-street.tsx'
import { MapDesk } from './map-desk.tsx'
import { useScreen } from './use-screen.ts'
import { useView } from './use-view.ts'
import { paletteOf } from './view.ts'

/** The map at `/`: language and palette from the address or for the screen, then the desk. */
export function MapPage() {
  const { view, invalid, change } = useView()
  const { i18n, t } = useTranslation()
  const palette = paletteOf(view, useScreen().phone)
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
      forceColorScheme={palette === 'dusk' ? 'dark' : 'light'}
    >
      <LiveStreet view={view}>
        <MomentContext value={view.moment}>
          <MapDesk view={view} palette={palette} invalid={invalid} change={change} />
        </MomentContext>
      </LiveStreet>
      <SessionGuard />
    </MantineProvider>
  )
}
