import { Button } from '@mantine/core'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import { ChangePasswordForm } from '../../identity/change-password-form.tsx'
import identity from '../../identity/identity.module.css'
import { safeAddress } from '../../identity/return-address.ts'
import { PageFrame } from '../frame/page-frame.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import classes from './account-page.module.css'

/** Another password, by wish or because the present one is an initial one, at `/change-password`. */
export function PasswordPage() {
  const { t } = useLanguage()
  const { to } = useSearch({ from: '/change-password' })
  const { history } = useRouter()
  const [isDone, setDone] = useState(false)
  const goOn = () => history.replace(safeAddress(to))
  return (
    <PageFrame title={t('identity.changePassword')}>
      <SignedIn isForInitial>
        {(me) =>
          isDone ? (
            <>
              <p className={identity.note} role="status">
                {t('identity.passwordChanged')}
              </p>
              <Button size="sm" autoFocus onClick={goOn}>
                {t('identity.goOn')}
              </Button>
            </>
          ) : (
            <>
              {me.must_change_password && (
                <p className={identity.note} role="status">
                  {t('identity.mustChange')}
                </p>
              )}
              <section
                className={`${identity.panel} ${classes.password}`}
                aria-label={t('identity.changePassword')}
              >
                <ChangePasswordForm
                  me={me}
                  onChanged={me.must_change_password ? goOn : () => setDone(true)}
                />
              </section>
            </>
          )
        }
      </SignedIn>
    </PageFrame>
  )
}
