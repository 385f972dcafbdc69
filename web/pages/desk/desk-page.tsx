import '../../i18n/later.ts'
import { MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { languageTag } from '../../i18n/i18n.ts'
import { cssVariablesResolver, theme } from '../../ui/theme.ts'
import { SessionGuard } from '../frame/session-guard.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { LiveStreet } from '../map/live-street.tsx'
import { CommandDesk } from './command-desk.tsx'
import { useDeskView } from './use-desk-view.ts'

/** The command desk at `/desk`, for who is signed in: dark unless the address asks otherwise, also on a phone. */
export function DeskPage() {
  const { view, invalid, change } = useDeskView()
  const { i18n, t } = useTranslation()
  const palette = view.palette ?? 'dusk'
  useEffect(() => {
    document.documentElement.lang = languageTag[view.language]
    if (i18n.language !== view.language) i18n.changeLanguage(view.language).catch(() => undefined)
  }, [view.language, i18n])
  useEffect(() => {
    document.title = `${t('desk.title')} · ${t('interface.product')}`
  }, [t])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={palette === 'dusk' ? 'dark' : 'light'}
    >
      <SignedIn>
        {(me) => (
          <LiveStreet view={view}>
            <CommandDesk me={me} view={view} palette={palette} invalid={invalid} change={change} />
          </LiveStreet>
        )}
      </SignedIn>
      <SessionGuard />
    </MantineProvider>
  )
}
