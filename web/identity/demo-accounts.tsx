import { UnstyledButton } from '@mantine/core'
import { roles } from '../../api/identity/permission.model.ts'
import type { Me } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { problemWords } from '../ui/problem-words.ts'
import classes from './identity.module.css'
import { ProblemNote } from './problem-note.tsx'
import { useSignIn } from './use-identity.ts'

/** The roles of the demo, each one click away. */
export function DemoAccounts({ onSignedIn }: { onSignedIn(me: Me): void }) {
  const { t } = useLanguage()
  const { mutate, isPending, error } = useSignIn()
  return (
    <section className={classes.panel} aria-labelledby="demo-accounts">
      <div className={classes.demoHead}>
        <h2 id="demo-accounts">{t('identity.demoTitle')}</h2>
        <span className={classes.badge}>{t('identity.demoBadge')}</span>
      </div>
      <span className={classes.dim}>{t('identity.demoDetail')}</span>
      <ProblemNote words={error === null ? undefined : problemWords(error, t)} />
      <ul className={classes.demos}>
        {roles.map((role) => (
          <li key={role}>
            <UnstyledButton
              className={classes.demo}
              data-role={role}
              disabled={isPending}
              onClick={() => mutate({ demo: role }, { onSuccess: onSignedIn })}
            >
              <span className={classes.demoWords}>
                <strong>{t(`identity.role.${role}`)}</strong>
                <span className={classes.dim}>{t(`identity.roleMay.${role}`)}</span>
              </span>
              <Icon name="chevronRight" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
