import { MantineProvider, Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageTag } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { LimitsTable } from '../../incident/limits-table.tsx'
import { WorkCalendar } from '../../incident/work-calendar.tsx'
import { cssVariablesResolver, theme } from '../../ui/theme.ts'
import classes from './admin-page.module.css'

/** The tabs in their order; a further one is one more entry and its words. */
const tabs = {
  limits: () => <LimitsTable />,
  calendar: () => <WorkCalendar />,
} satisfies Record<string, () => ReactNode>
type Tab = keyof typeof tabs
const names = Object.keys(tabs) as Tab[]

/** The administration at `/admin`: `?tab=` says which part, `?lang=en` the language. */
export function AdminPage() {
  const search = useSearch({ from: '/admin' })
  const navigate = useNavigate({ from: '/admin' })
  const { t } = useLanguage()
  useAddressLanguage(search.lang === 'en' ? 'en' : 'zh')
  useEffect(() => {
    document.title = t('admin.title')
  }, [t])
  const tab = names.find((name) => name === search.tab) ?? 'limits'
  const open = (name: string | null) => {
    navigate({ to: '/admin', search: { ...search, tab: name ?? undefined } }).catch(() => undefined)
  }
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme="light">
      <main className={classes.page}>
        <header className={classes.header}>
          <h1>{t('admin.title')}</h1>
          <a href={search.lang === 'en' ? '/?lang=en' : '/'}>{t('interface.toMap')}</a>
        </header>
        <Tabs value={tab} onChange={open} keepMounted={false}>
          <Tabs.List aria-label={t('admin.title')}>
            {names.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`admin.tab.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {names.map((name) => (
            <Tabs.Panel key={name} value={name} pt={16}>
              {tabs[name]()}
            </Tabs.Panel>
          ))}
        </Tabs>
      </main>
    </MantineProvider>
  )
}

/** Speaks the language of the address. */
function useAddressLanguage(language: Language): void {
  const { i18n } = useTranslation()
  useEffect(() => {
    document.documentElement.lang = languageTag[language]
    if (i18n.language !== language) i18n.changeLanguage(language).catch(() => undefined)
  }, [language, i18n])
}
