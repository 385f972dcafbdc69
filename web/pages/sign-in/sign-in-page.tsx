import { Button } from '@mantine/core'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useSettings } from '../../base/use-settings.ts'
import type { Me } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { DemoAccounts } from '../../identity/demo-accounts.tsx'
import { homeOf } from '../../identity/home.ts'
import identity from '../../identity/identity.module.css'
import { ProblemNote } from '../../identity/problem-note.tsx'
import { safeAddress } from '../../identity/return-address.ts'
import { roleWords } from '../../identity/role-words.ts'
import { SignInForm } from '../../identity/sign-in-form.tsx'
import { useIdentity } from '../../identity/use-identity.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { PageFrame } from '../frame/page-frame.tsx'
import { useAccountActions } from '../frame/use-account-actions.ts'
import { useAppearance } from '../frame/use-appearance.ts'
import classes from './sign-in-page.module.css'

const reasons = ['signed_out', 'idle', 'ended'] as const

/**
 * Where one signs in, at `/sign-in`: `?to=` is where to go on, `?reason=` why one has to. The office's own sign-on leads back
 * here with `?landed=true` where no page was wanted: only now is it known whose home to go to.
 */
export function SignInPage() {
  const { t } = useLanguage()
  const { to: asked, reason: given, error, landed } = useSearch({ from: '/sign-in' })
  const { kept } = useAppearance()
  const { history } = useRouter()
  const { data } = useIdentity()
  const { data: settings } = useSettings()
  const { signOut } = useAccountActions()
  const to = safeAddress(asked)
  const query = Object.keys(kept).length === 0 ? '' : `?${new URLSearchParams(kept)}`
  const goOn = (me: Me) => {
    const goal = to === '/' ? `${homeOf(me.role)}${query}` : to
    const password = `/change-password?${new URLSearchParams({ to: goal, ...kept })}`
    history.replace(me.must_change_password ? password : goal)
  }
  const me = data?.account
  const landedAs = landed === 'true' ? me : undefined
  const land = useEffectEvent(goOn)
  useEffect(() => {
    if (landedAs) land(landedAs)
  }, [landedAs])
  const reason = reasons.find((known) => known === given)
  const refusal = data?.refusal
  const isRefused = refusal === 'role_missing' || refusal === 'account_disabled'
  return (
    <PageFrame title={t('identity.signInTitle')} isEntrance>
      {reason !== undefined && (
        <p className={identity.note} role="status">
          {t(`identity.reason.${reason}`)}
        </p>
      )}
      {error !== undefined && <ProblemNote words={t('identity.signOnFailed')} />}
      {isRefused && (
        <div className={identity.note}>
          <ProblemNote words={problemWords({ status: 403, code: refusal }, t)} />
          <Button variant="default" size="sm" mt={8} onClick={() => signOut()}>
            {t('identity.signOut')}
          </Button>
        </div>
      )}
      {me && (
        <div className={classes.already}>
          <span>{t('identity.already', { name: me.name, role: roleWords(me.role, t) })}</span>
          <Button variant="default" size="sm" onClick={() => goOn(me)}>
            {t('identity.goOn')}
          </Button>
        </div>
      )}
      <div className={classes.columns} data-demo={settings?.demo}>
        <section className={identity.panel} aria-label={t('identity.signIn')}>
          <SignInForm
            to={to === '/' ? `/sign-in?${new URLSearchParams({ landed: 'true', ...kept })}` : to}
            signOn={settings?.sign_on ?? null}
            onSignedIn={goOn}
          />
        </section>
        {settings?.demo && <DemoAccounts onSignedIn={goOn} />}
      </div>
      {settings?.demo && (
        <p className={classes.look}>
          <Link to="/" search={kept}>
            {t('identity.look')}
          </Link>
        </p>
      )}
    </PageFrame>
  )
}
