import { TextInput, UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './identity.module.css'

interface PasswordFieldProps {
  label: string
  value: string
  onChange(value: string): void
  autoComplete: 'current-password' | 'new-password'
  error?: string | undefined
  describedBy?: string
  ref?: Ref<HTMLInputElement>
}

/** A password that can be shown; says when Caps Lock is on. */
export function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
  error,
  describedBy,
  ref,
}: PasswordFieldProps) {
  const { t } = useLanguage()
  const [isShown, setShown] = useState(false)
  const [hasCapsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div>
      <TextInput
        ref={ref}
        size="md"
        label={label}
        type={isShown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        error={error}
        {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onKeyDown={look}
        onKeyUp={look}
        onBlur={() => setCapsLock(false)}
        rightSectionWidth={64}
        rightSection={
          <UnstyledButton
            className={classes.reveal}
            aria-pressed={isShown}
            aria-label={isShown ? t('identity.hidePassword') : t('identity.showPassword')}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? t('identity.hide') : t('identity.show')}
          </UnstyledButton>
        }
      />
      <div role="status">{hasCapsLock && <p className={classes.hint}>{t('identity.capsLock')}</p>}</div>
    </div>
  )
}
