import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { streetSettingsBody } from '../../api/office/street-settings.model.ts'
import type { StreetSettings } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import classes from './limits.module.css'
import { StreetChoice } from './street-choice.tsx'
import { useChangeStreetSettings, useStreetSettings } from './use-office.ts'

/** What an office sets for a street. */
export function StreetSettingsForm({ scope }: { scope: string }) {
  return <StreetChoice scope={scope}>{(street) => <Loaded key={street} street={street} />}</StreetChoice>
}

function Loaded({ street }: { street: string }) {
  const { t } = useLanguage()
  const { data, error, refetch } = useStreetSettings(street)
  if (data) return <SettingsFields settings={data} />
  if (error === null) return <SkeletonRows rows={2} height={48} label={t('interface.loading')} />
  return (
    <Notice
      tone="trouble"
      title={t('interface.failed')}
      detail={problemWords(error, t)}
      action={{ label: t('interface.retry'), onClick: () => void refetch() }}
    />
  )
}

/** What is written stays until the server has taken it: numbers as text, for they may be none yet. */
type Draft = { metres: string; days: string }

const whole = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN)

function SettingsFields({ settings }: { settings: StreetSettings }) {
  const { t } = useLanguage()
  const [draft, setDraft] = useState<Draft>()
  const change = useChangeStreetSettings(settings)
  const shown = draft ?? {
    metres: String(settings.duplicate_metres),
    days: String(settings.duplicate_days),
  }
  const checked = streetSettingsBody.safeParse({
    duplicate_metres: whole(shown.metres),
    duplicate_days: whole(shown.days),
  })
  const write = (part: Partial<Draft>) => {
    change.reset()
    setDraft({ ...shown, ...part })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (checked.success) change.mutate(checked.data, { onSuccess: () => setDraft(undefined) })
  }
  const trouble = checked.success ? change.error && problemWords(change.error, t) : t('admin.settingsInvalid')
  return (
    <form onSubmit={submit} noValidate>
      <p className={classes.note}>{t('admin.settingsNote')}</p>
      <div className={classes.form}>
        {(['metres', 'days'] as const).map((name) => (
          <TextInput
            key={name}
            label={t(name === 'metres' ? 'admin.duplicateMetres' : 'admin.duplicateDays')}
            inputMode="numeric"
            value={shown[name]}
            onChange={(event) => write({ [name]: event.currentTarget.value })}
            error={!checked.success}
          />
        ))}
        <Button type="submit" size="sm" disabled={!checked.success || !draft} loading={change.isPending}>
          {t('admin.save')}
        </Button>
        {draft && (
          <Button size="sm" variant="default" onClick={() => setDraft(undefined)}>
            {t('admin.undo')}
          </Button>
        )}
        {trouble !== null && (
          <span role="alert" className={classes.trouble}>
            {trouble}
          </span>
        )}
        <span role="status">{change.isSuccess && !draft ? t('admin.saved') : ''}</span>
      </div>
    </form>
  )
}
