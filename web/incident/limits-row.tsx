import { Button, Group, NativeSelect, Switch, Table, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { limitsChange } from '../../api/incident/limits.model.ts'
import { workingMinutesPerDay } from '../../api/incident/work-calendar.model.ts'
import type { LimitsEntry } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import classes from './limits.module.css'
import { useChangeLimits } from './use-limits.ts'

/** A row as it is being written: numbers as text, for they may be none yet. */
type Draft = { clock: 'running' | 'working'; dispatch: string; settle: string; needsPhoto: boolean }

const draftOf = (entry: LimitsEntry): Draft => ({
  clock: entry.clock,
  dispatch: String(entry.dispatch_minutes),
  settle: String(entry.settle_minutes),
  needsPhoto: entry.needs_photo,
})

const read = ({ clock, dispatch, settle, needsPhoto }: Draft) =>
  limitsChange.safeParse({
    clock,
    dispatch_minutes: dispatch.trim() === '' ? Number.NaN : Number(dispatch),
    settle_minutes: settle.trim() === '' ? Number.NaN : Number(settle),
    needs_photo: needsPhoto,
  })

/** One category: what is written stays here until the server has taken it. */
export function LimitsRow({ entry }: { entry: LimitsEntry }) {
  const { t, language, format } = useLanguage()
  const [draft, setDraft] = useState<Draft>()
  const change = useChangeLimits(entry)
  const form = useId()
  const shown = draft ?? draftOf(entry)
  const isChanged = draft !== undefined && JSON.stringify(draft) !== JSON.stringify(draftOf(entry))
  const checked = read(shown)
  const exceeds = !checked.success && checked.error.issues.every(({ code }) => code === 'custom')
  const fault = checked.success ? undefined : t(exceeds ? 'admin.dispatchExceeds' : 'admin.minutesInvalid')
  const trouble = fault ?? (change.error === null ? undefined : problemWords(change.error, t))
  const name = language === 'en' ? entry.name_en : entry.name
  const label = (what: string) => t('admin.ofCategory', { what, name })
  const write = (patch: Partial<Draft>) => {
    change.reset()
    setDraft({ ...shown, ...patch })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (checked.success && isChanged) change.mutate(checked.data, { onSuccess: () => setDraft(undefined) })
  }
  const duration = (minutes: number): string | undefined => {
    if (!(minutes >= 60)) return undefined
    const isLong = shown.clock === 'working' && minutes >= workingMinutesPerDay
    const n = format.number(minutes / (isLong ? workingMinutesPerDay : 60), 1)
    return t(isLong ? 'admin.days' : 'admin.hours', { n })
  }
  const minutes = (field: 'dispatch' | 'settle') => (
    <Group gap={8} wrap="nowrap">
      <TextInput
        form={form}
        aria-label={label(t(`admin.${field}`))}
        value={shown[field]}
        onChange={(event) => write({ [field]: event.currentTarget.value })}
        inputMode="numeric"
        error={trouble !== undefined && isChanged}
        w={88}
      />
      <span className={classes.dim}>{duration(Number(shown[field]))}</span>
    </Group>
  )
  return (
    <>
      <Table.Tr data-category={entry.code}>
        <Table.Td className={classes.code}>
          <form id={form} onSubmit={submit} />
          {entry.code}
        </Table.Td>
        <Table.Th scope="row">{name}</Table.Th>
        <Table.Td>
          <NativeSelect
            form={form}
            miw={136}
            aria-label={label(t('admin.clock'))}
            value={shown.clock}
            onChange={(event) =>
              write({ clock: event.currentTarget.value === 'running' ? 'running' : 'working' })
            }
            data={(['running', 'working'] as const).map((value) => ({
              value,
              label: t(`admin.clockOf.${value}`),
            }))}
          />
        </Table.Td>
        <Table.Td>{minutes('dispatch')}</Table.Td>
        <Table.Td>{minutes('settle')}</Table.Td>
        <Table.Td>
          <Switch
            aria-label={label(t('admin.needsPhoto'))}
            checked={shown.needsPhoto}
            onChange={(event) => write({ needsPhoto: event.currentTarget.checked })}
          />
        </Table.Td>
        <Table.Td className={classes.actions}>
          {isChanged ? (
            <Group gap={8} wrap="nowrap">
              <Button
                type="submit"
                form={form}
                aria-label={label(t('admin.save'))}
                loading={change.isPending}
                disabled={!checked.success}
              >
                {t('admin.save')}
              </Button>
              <Button
                variant="default"
                aria-label={label(t('admin.undo'))}
                onClick={() => {
                  change.reset()
                  setDraft(undefined)
                }}
              >
                {t('admin.undo')}
              </Button>
            </Group>
          ) : (
            <span role="status">{change.isSuccess ? t('admin.saved') : ''}</span>
          )}
        </Table.Td>
      </Table.Tr>
      {trouble !== undefined && isChanged && (
        <Table.Tr>
          <Table.Td colSpan={7} className={classes.trouble} role="alert">
            {trouble}
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
