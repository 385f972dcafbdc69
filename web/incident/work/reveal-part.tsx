import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client, type Incident } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Facts } from '../../ui/facts.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import classes from './work.module.css'

interface RevealPartProps {
  incident: Incident
  street: string
}

/** Shows what is masked, for a reason that is recorded; it is gone when the incident is left. */
export function RevealPart({ incident, street }: RevealPartProps) {
  const { t } = useLanguage()
  const [reason, setReason] = useState<string>()
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: (given: string) => client.reveal(incident.id, street, given),
    gcTime: 0,
  })
  const close = () => {
    setReason(undefined)
    reset()
  }
  if (reason === undefined)
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setReason('')}>
        {t('work.reveal')}
      </Button>
    )
  if (data !== undefined)
    return (
      <div className={classes.revealed} role="status">
        <Facts
          facts={[
            { label: t('incident.reporter'), value: data.reporter.name },
            { label: t('work.phone'), value: data.reporter.phone },
            { label: t('incident.description'), value: data.description },
            { label: t('incident.address'), value: data.address },
          ]}
        />
        <div className={classes.buttons}>
          <Button size="sm" variant="default" onClick={close} data-autofocus>
            {t('work.hide')}
          </Button>
        </div>
      </div>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim().length >= 2) mutate(reason.trim())
  }
  return (
    <form className={classes.form} onSubmit={submit} aria-label={t('work.reveal')}>
      <TextInput
        autoFocus
        required
        label={t('work.revealReason')}
        description={t('work.revealNote')}
        minLength={2}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error !== null && (
        <p className={classes.fault} role="alert">
          {problemWords(error, t)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="sm" variant="default" onClick={close}>
          {t('interface.cancel')}
        </Button>
        <Button size="sm" type="submit" loading={isPending}>
          {t('work.revealDo')}
        </Button>
      </div>
    </form>
  )
}
