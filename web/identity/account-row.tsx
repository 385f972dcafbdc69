import { Menu, Table } from '@mantine/core'
import type { AccountEntry } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useNow } from '../ui/use-now.ts'
import { accountState } from './account-state.ts'
import classes from './identity.module.css'
import { roleWords } from './role-words.ts'
import { ScopeWords } from './scope-name.tsx'

interface AccountRowProps {
  account: AccountEntry
  /** Nobody takes their own rights away. */
  isSelf: boolean
  onEdit(): void
  onReset(): void
  onDelete(): void
  onEnd(): void
  onToggle(): void
}

/** One account, with a menu of what can be done to it. */
export function AccountRow({ account, isSelf, onEdit, onReset, onDelete, onEnd, onToggle }: AccountRowProps) {
  const { t, format } = useLanguage()
  const state = accountState(account, useNow(30_000))
  const { sessions } = account
  return (
    <Table.Tr data-account={account.username}>
      <Table.Th scope="row">
        {account.username ?? '—'}{' '}
        {account.is_demo && <span className={classes.badge}>{t('identity.stateDemo')}</span>}
      </Table.Th>
      <Table.Td>{account.name}</Table.Td>
      <Table.Td className={classes.nowrap}>{roleWords(account.role, t)}</Table.Td>
      <Table.Td>
        <ScopeWords scope={account.scope} />
      </Table.Td>
      <Table.Td>{account.unit_name ?? '—'}</Table.Td>
      <Table.Td className={classes.state} data-state={state}>
        {t(`identity.state.${state}`)}
      </Table.Td>
      <Table.Td>
        {account.last_seen_at === null ? t('identity.neverSeen') : format.moment(account.last_seen_at)}
        {sessions > 0 && (
          <div className={classes.dim}>
            {t('identity.sessionsCount', { count: sessions, n: format.number(sessions) })}
          </div>
        )}
      </Table.Td>
      <Table.Td>
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton
              icon="menu"
              label={t('identity.actionsOf', { name: account.username ?? account.name })}
            />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onEdit}>{t('identity.edit')}</Menu.Item>
            {account.has_password && <Menu.Item onClick={onReset}>{t('identity.resetPassword')}</Menu.Item>}
            <Menu.Item onClick={onEnd} disabled={sessions === 0}>
              {t('identity.endSessions')}
            </Menu.Item>
            {!isSelf && (
              <>
                <Menu.Item onClick={onToggle}>
                  {account.is_disabled ? t('identity.enable') : t('identity.disable')}
                </Menu.Item>
                <Menu.Item onClick={onDelete}>{t('identity.delete')}</Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  )
}
