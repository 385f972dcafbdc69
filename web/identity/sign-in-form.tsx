import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { client, type Me } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import classes from './identity.module.css'
import { PasswordField } from './password-field.tsx'
import { ProblemNote } from './problem-note.tsx'
import { useSignIn } from './use-identity.ts'

interface SignInFormProps {
  /** Where the office's own sign-on leads back to. */
  to: string
  /** What the office calls its own sign-on; null without one. */
  signOn: string | null
  onSignedIn(me: Me): void
}

/** Name and password, or the office's own sign-on. */
export function SignInForm({ to, signOn, onSignedIn }: SignInFormProps) {
  const { t } = useLanguage()
  const { mutate, isPending, error } = useSignIn()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const nameField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const name = username.trim()
    setEmpty(name === '' || password === '')
    if (name === '') return nameField.current?.focus()
    if (password === '') return passwordField.current?.focus()
    mutate(
      { username: name, password },
      { onSuccess: onSignedIn, onError: () => passwordField.current?.select() },
    )
  }
  const problem = error === null || isPending ? undefined : problemWords(error, t)
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ProblemNote words={isEmpty ? t('identity.empty') : problem} id="sign-in-problem" />
      <TextInput
        ref={nameField}
        size="md"
        label={t('identity.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={username}
        onChange={({ currentTarget }) => setUsername(currentTarget.value)}
      />
      <PasswordField
        ref={passwordField}
        label={t('identity.password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        describedBy="sign-in-problem"
      />
      <Button type="submit" size="md" fullWidth loading={isPending}>
        {isPending ? t('identity.signingIn') : t('identity.signIn')}
      </Button>
      {signOn !== null && (
        <>
          <div className={classes.or}>{t('identity.or')}</div>
          <Button component="a" href={client.signOnAddress(to)} variant="default" size="md" fullWidth>
            {t('identity.signOnWith', { name: signOn })}
          </Button>
        </>
      )}
    </form>
  )
}
