import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import classes from './identity.module.css'
import { ProblemNote } from './problem-note.tsx'
import { SecretNote } from './secret-note.tsx'
import { useCreateKey, useKeys, useRevokeKey } from './use-access.ts'

const spans = ['d30', 'd90', 'd365', 'never'] as const
type Span = (typeof spans)[number]
const daysOf: Record<Span, number | undefined> = { d30: 30, d90: 90, d365: 365, never: undefined }

/** The keys for other software; a new one is shown once. `mayCreate`: not for a wall. */
export function KeysSection({ mayCreate }: { mayCreate: boolean }) {
  const { t, format } = useLanguage()
  const { data, error, refetch } = useKeys()
  const creating = useCreateKey()
  const revoking = useRevokeKey()
  const failed = creating.error ?? revoking.error
  return (
    <section className={classes.panel} aria-labelledby="own-keys">
      <h2 id="own-keys">{t('identity.keys')}</h2>
      <span className={classes.dim}>{t('identity.keysDetail')}</span>
      <ProblemNote words={failed === null ? undefined : problemWords(failed, t)} />
      {creating.data && (
        <SecretNote
          words={t('identity.keyOnce')}
          secret={creating.data.key}
          done={t('identity.keyStored')}
          onDone={() => creating.reset()}
        />
      )}
      {data === undefined && error === null && <SkeletonRows rows={2} label={t('interface.loading')} />}
      {data === undefined && error !== null && (
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(error, t)}
          action={{ label: t('interface.retry'), onClick: () => void refetch() }}
        />
      )}
      {data?.length === 0 && <p className={classes.dim}>{t('identity.keysNone')}</p>}
      <ul className={classes.rows}>
        {data?.map((key) => (
          <li key={key.id} className={classes.row}>
            <span className={classes.rowWords}>
              <span className={classes.rowTitle}>{key.name}</span>
              <span className={classes.dim}>
                {key.start !== null && `${t('identity.keyBegins', { start: key.start })} · `}
                {t('identity.keyMade', { when: format.moment(key.created_at) })} ·{' '}
                {key.expires_at === null
                  ? t('identity.keyForever')
                  : t('identity.keyUntil', { when: format.day(key.expires_at) })}{' '}
                ·{' '}
                {key.last_used_at === null
                  ? t('identity.keyUnused')
                  : t('identity.keyUsed', { when: format.moment(key.last_used_at) })}
              </span>
            </span>
            <Button
              variant="default"
              size="sm"
              aria-label={t('identity.keyRevokeNamed', { name: key.name })}
              onClick={() => revoking.mutate(key.id)}
            >
              {t('identity.keyRevoke')}
            </Button>
          </li>
        ))}
      </ul>
      {mayCreate ? (
        <KeyForm
          isPending={creating.isPending}
          onCreate={(name, span) => {
            const days = daysOf[span]
            creating.mutate({ name, ...(days !== undefined && { days }) })
          }}
        />
      ) : (
        <p className={classes.dim}>{t('identity.keysNotForWall')}</p>
      )}
    </section>
  )
}

function KeyForm({ isPending, onCreate }: { isPending: boolean; onCreate(name: string, span: Span): void }) {
  const { t } = useLanguage()
  const [name, setName] = useState('')
  const [span, setSpan] = useState<Span>('d365')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onCreate(name.trim(), span)
    setName('')
  }
  return (
    <form className={classes.keyForm} onSubmit={submit}>
      <TextInput
        size="sm"
        label={t('identity.keyName')}
        placeholder={t('identity.keyNameHint')}
        maxLength={30}
        required
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Select
        size="sm"
        label={t('identity.keyDays')}
        data={spans.map((value) => ({ value, label: t(`identity.keyDaysOf.${value}`) }))}
        value={span}
        allowDeselect={false}
        onChange={(value) => setSpan(spans.find((known) => known === value) ?? 'd365')}
      />
      <Button type="submit" size="sm" loading={isPending}>
        {t('identity.keyCreate')}
      </Button>
    </form>
  )
}
