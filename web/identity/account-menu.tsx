import { Menu, UnstyledButton } from '@mantine/core'
import type { Me } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { administers } from './home.ts'
import classes from './identity.module.css'
import { roleWords } from './role-words.ts'

interface AccountMenuProps {
  /** Null: nobody is signed in; undefined: not known yet. */
  me: Me | null | undefined
  signIn(): void
  signOut(): void
  openAccount(): void
  openPassword(): void
  openAdministration(): void
}

/** Who is signed in, with what they can do about it; or the way to sign in. */
export function AccountMenu(props: AccountMenuProps) {
  const { me, signIn } = props
  const { t } = useLanguage()
  if (me === undefined) return null
  if (me === null)
    return (
      <UnstyledButton className={classes.account} onClick={signIn}>
        <Icon name="person" />
        <span className={classes.accountName}>{t('identity.signIn')}</span>
      </UnstyledButton>
    )
  const role = roleWords(me.role, t)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton
          className={classes.account}
          aria-label={t('identity.menu', { name: me.name, role })}
          title={`${me.name} · ${role}`}
        >
          <Icon name="person" />
          <span className={classes.accountName}>{me.name}</span>
          {me.name !== role && <span className={classes.accountRole}>{role}</span>}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <AccountItems {...props} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** The same as items of a menu that is there anyway. */
export function AccountItems(props: AccountMenuProps) {
  const { me, signIn, signOut, openAccount, openPassword, openAdministration } = props
  const { t } = useLanguage()
  if (me === undefined) return null
  if (me === null)
    return (
      <Menu.Item leftSection={<Icon name="person" />} onClick={signIn}>
        {t('identity.signIn')}
      </Menu.Item>
    )
  return (
    <>
      <Menu.Label>
        {me.name} · {roleWords(me.role, t)}
        {me.unit_name !== null && ` · ${me.unit_name}`}
      </Menu.Label>
      {administers(me) && (
        <Menu.Item leftSection={<Icon name="settings" />} onClick={openAdministration}>
          {t('identity.administration')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<Icon name="key" />} onClick={openAccount}>
        {t('identity.account')}
      </Menu.Item>
      {!me.is_demo && (
        <Menu.Item leftSection={<Icon name="lock" />} onClick={openPassword}>
          {t('identity.changePassword')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<Icon name="leave" />} onClick={() => signOut()}>
        {t('identity.signOut')}
      </Menu.Item>
    </>
  )
}
