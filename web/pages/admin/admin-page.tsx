import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Action } from '../../../api/identity/permission.model.ts'
import type { Me } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { AccountsTable } from '../../identity/accounts-table.tsx'
import { AuditTable } from '../../identity/audit-table.tsx'
import { roleWords } from '../../identity/role-words.ts'
import { LimitsTable } from '../../incident/limits-table.tsx'
import { StreetSettingsForm } from '../../incident/street-settings-form.tsx'
import { TemplatesTable } from '../../incident/templates-table.tsx'
import { WorkCalendar } from '../../incident/work-calendar.tsx'
import { Notice } from '../../ui/states.tsx'
import { PageFrame } from '../frame/page-frame.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import classes from './admin-page.module.css'

/** The tabs in their order, each with what whoever sees it may do; a further one is one more entry and its words. */
const tabs = {
  accounts: { action: 'manage_accounts', show: (me) => <AccountsTable me={me} /> },
  audit: { action: 'read_audit', show: () => <AuditTable /> },
  limits: { action: 'manage_limits', show: () => <LimitsTable /> },
  calendar: { action: 'manage_calendar', show: () => <WorkCalendar /> },
  templates: { action: 'manage_templates', show: ({ scope }) => <TemplatesTable scope={scope ?? ''} /> },
  settings: { action: 'manage_settings', show: ({ scope }) => <StreetSettingsForm scope={scope ?? ''} /> },
} satisfies Record<string, { action: Action; show(me: Me): ReactNode }>
type Tab = keyof typeof tabs

const namesFor = ({ actions }: Me): Tab[] =>
  (Object.keys(tabs) as Tab[]).filter((name) => actions.includes(tabs[name].action))

/** The administration at `/admin`: `?tab=` says which part. */
export function AdminPage() {
  const { t } = useLanguage()
  return (
    <PageFrame title={t('admin.title')} width="wide">
      <SignedIn>
        {(me) =>
          namesFor(me).length > 0 ? (
            <AdminTabs me={me} names={namesFor(me)} />
          ) : (
            <Notice
              tone="trouble"
              title={t('identity.notForYou')}
              detail={t('identity.notForYouDetail', { name: me.name, role: roleWords(me.role, t) })}
            />
          )
        }
      </SignedIn>
    </PageFrame>
  )
}

function AdminTabs({ me, names }: { me: Me; names: readonly Tab[] }) {
  const search = useSearch({ from: '/admin' })
  const navigate = useNavigate({ from: '/admin' })
  const { t } = useLanguage()
  const tab = names.find((name) => name === search.tab) ?? names[0] ?? 'accounts'
  const open = (name: string | null) => {
    navigate({ to: '/admin', search: { ...search, tab: name ?? undefined } }).catch(() => undefined)
  }
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <Tabs.List aria-label={t('admin.title')}>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`admin.tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => (
        <Tabs.Panel key={name} value={name} className={classes.panel}>
          {tabs[name].show(me)}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
