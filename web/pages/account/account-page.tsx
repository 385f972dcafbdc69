import { useLanguage } from '../../i18n/use-language.ts'
import identity from '../../identity/identity.module.css'
import { KeysSection } from '../../identity/keys-section.tsx'
import { roleWords } from '../../identity/role-words.ts'
import { ScopeWords } from '../../identity/scope-name.tsx'
import { SessionsSection } from '../../identity/sessions-section.tsx'
import { PageFrame } from '../frame/page-frame.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { useAccountActions } from '../frame/use-account-actions.ts'
import classes from './account-page.module.css'

/** One's own account at `/account`: what it may see, where it is signed in, its keys. */
export function AccountPage() {
  const { t } = useLanguage()
  const { signOut } = useAccountActions()
  return (
    <PageFrame title={t('identity.accountTitle')}>
      <SignedIn>
        {(me) => (
          <>
            <section className={identity.panel} aria-label={t('identity.accountTitle')}>
              <dl className={classes.facts}>
                <div>
                  <dt>{t('identity.username')}</dt>
                  <dd>{me.username === null ? me.name : `${me.name} (${me.username})`}</dd>
                </div>
                <div>
                  <dt>{t('identity.accountRole')}</dt>
                  <dd>{roleWords(me.role, t)}</dd>
                </div>
                <div>
                  <dt>{t('identity.scope')}</dt>
                  <dd>
                    <ScopeWords scope={me.scope} />
                  </dd>
                </div>
                {me.unit_name !== null && (
                  <div>
                    <dt>{t('identity.unit')}</dt>
                    <dd>{me.unit_name}</dd>
                  </div>
                )}
              </dl>
            </section>
            <SessionsSection onEndOwn={() => signOut()} />
            <KeysSection mayCreate={me.role !== 'wall'} />
          </>
        )}
      </SignedIn>
    </PageFrame>
  )
}
