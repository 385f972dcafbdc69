import { Button } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { fewestDifferent, shortestPassword } from '../../api/identity/password.model.ts'
import type { Me } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import classes from './identity.module.css'
import { PasswordField } from './password-field.tsx'
import { brokenRules, passwordRules } from './password-rules.ts'
import { ProblemNote } from './problem-note.tsx'
import { useChangePassword } from './use-identity.ts'

const numbers = { length: shortestPassword, variety: fewestDifferent, different: 0 }

/** The present password and a new one, with the rules told before. */
export function ChangePasswordForm({ me, onChanged }: { me: Me; onChanged(): void }) {
  const { t } = useLanguage()
  const { mutate, isPending, error } = useChangePassword()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState<string>()
  const presentField = useRef<HTMLInputElement>(null)
  const nextField = useRef<HTMLInputElement>(null)
  const againField = useRef<HTMLInputElement>(null)
  const broken = brokenRules(next, present)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const refuse = (words: string, field: HTMLInputElement | null) => {
      setFault(words)
      field?.focus()
    }
    if (present === '') return refuse(t('identity.presentWrong'), presentField.current)
    if (broken.length > 0) return refuse(t('identity.rulesBroken'), nextField.current)
    if (next !== again) return refuse(t('identity.repeatDiffers'), againField.current)
    setFault(undefined)
    mutate({ present, next }, { onSuccess: onChanged, onError: () => presentField.current?.select() })
  }
  const isWrong = error !== null && Reflect.get(error, 'code') === 'credentials_invalid'
  const failed = isWrong ? t('identity.presentWrong') : error === null ? undefined : problemWords(error, t)
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <input type="text" autoComplete="username" value={me.username ?? ''} readOnly hidden />
      <ProblemNote words={fault ?? (isPending ? undefined : failed)} />
      <PasswordField
        ref={presentField}
        label={t('identity.presentPassword')}
        autoComplete="current-password"
        value={present}
        onChange={setPresent}
      />
      <div id="password-rules">
        {t('identity.rulesTitle')}
        <ul className={classes.rules}>
          {passwordRules.map((rule) => {
            const isKept = !broken.includes(rule)
            return (
              <li key={rule} data-kept={isKept}>
                <span role="img" aria-label={isKept ? t('identity.ruleKept') : t('identity.ruleBroken')}>
                  {isKept ? '✓' : '·'}
                </span>
                {t(`identity.rule.${rule}`, { n: numbers[rule] })}
              </li>
            )
          })}
        </ul>
      </div>
      <PasswordField
        ref={nextField}
        label={t('identity.newPassword')}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        describedBy="password-rules"
      />
      <PasswordField
        ref={againField}
        label={t('identity.repeatPassword')}
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
      />
      <span className={classes.dim}>{t('identity.changedElsewhere')}</span>
      <Button type="submit" size="md" loading={isPending}>
        {t('identity.changePassword')}
      </Button>
    </form>
  )
}
