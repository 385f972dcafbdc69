import '../../i18n/later.ts'
import { MantineProvider } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import { AccountMenu } from '../../identity/account-menu.tsx'
import { homeOf } from '../../identity/home.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { cssVariablesResolver, theme } from '../../ui/theme.ts'
import { PageDoors } from './page-doors.tsx'
import classes from './page-frame.module.css'
import { SessionGuard } from './session-guard.tsx'
import { useAccountActions } from './use-account-actions.ts'
import { useAppearance } from './use-appearance.ts'

interface PageFrameProps {
  title: string
  /** `narrow` for what is read or filled in, `wide` for tables. */
  width?: 'narrow' | 'wide'
  /** The page is itself about signing in: it offers no other way to. */
  isEntrance?: boolean
  children: ReactNode
}

/** A page without a map: a bar that leads back to it, the title, the content. */
export function PageFrame({ title, width = 'narrow', isEntrance = false, children }: PageFrameProps) {
  const { t } = useLanguage()
  const { language, palette, change, kept } = useAppearance()
  const account = useAccountActions()
  const { street: shown } = useSearch({ strict: false })
  const street = shown === undefined ? undefined : { street: shown }
  const other = language === 'zh' ? 'en' : 'zh'
  useEffect(() => {
    document.title = `${title} · ${t('interface.product')}`
  }, [title, t])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={palette === 'dusk' ? 'dark' : 'light'}
    >
      <div className={classes.page}>
        <header className={classes.bar}>
          <Link to={homeOf(account.me?.role)} search={{ ...kept, ...street }} className={classes.product}>
            {t('interface.product')}
          </Link>
          {!isEntrance && <PageDoors me={account.me} kept={{ ...kept, ...street }} />}
          <div className={classes.tools}>
            <button
              type="button"
              className={classes.language}
              lang={other}
              onClick={() => change({ lang: other })}
            >
              {t('interface.languageOther')}
            </button>
            <IconButton
              icon={palette === 'dusk' ? 'sun' : 'moon'}
              label={palette === 'dusk' ? t('interface.toPaper') : t('interface.toDusk')}
              onClick={() => change({ palette: palette === 'dusk' ? 'paper' : 'dusk' })}
            />
            {!isEntrance && <AccountMenu {...account} />}
          </div>
        </header>
        <main className={classes.main} data-width={width}>
          <h1 className={classes.title}>{title}</h1>
          {children}
        </main>
      </div>
      <SessionGuard />
    </MantineProvider>
  )
}
