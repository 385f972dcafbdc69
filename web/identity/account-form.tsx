import { Button, Group, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { roles } from '../../api/identity/permission.model.ts'
import type { AccountEntry, Me } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import {
  type AccountDraft,
  type DraftFault,
  draftOf,
  faultsOf,
  scopeOfDraft,
  scopeWidths,
  streetOfDraft,
} from './account-draft.ts'
import classes from './identity.module.css'
import { ProblemNote } from './problem-note.tsx'
import { useNamed, useStreets } from './use-places.ts'

interface AccountFormProps {
  /** Null: a new one. */
  account: AccountEntry | null
  /** Who fills it in: nobody gives more than their own scope. */
  me: Me
  isPending: boolean
  problem: string | undefined
  onSave(draft: AccountDraft, scope: string): void
  onCancel(): void
}

/** The form of an account: who it is for, its role, and where. */
export function AccountForm({ account, me, isPending, problem, onSave, onCancel }: AccountFormProps) {
  const { t } = useLanguage()
  const streets = useStreets().data ?? []
  const [draft, setDraft] = useState(() =>
    draftOf(account, streets.length === 1 ? (streets[0]?.code ?? '') : ''),
  )
  const [isTold, setTold] = useState(false)
  const street = streetOfDraft(draft)
  const units = useNamed('units', street).data ?? []
  const isNew = account === null
  const faults = faultsOf(draft, isNew)
  const change = (patch: Partial<AccountDraft>) => setDraft((before) => ({ ...before, ...patch }))
  const fault = (name: DraftFault, words: string) => (isTold && faults.includes(name) ? words : undefined)
  const isSelf = account !== null && account.username === me.username
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTold(true)
    const scope = scopeOfDraft(draft)
    if (faults.length === 0 && scope !== undefined) onSave(draft, scope)
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ProblemNote words={problem} />
      {isNew && (
        <TextInput
          size="sm"
          label={t('identity.username')}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={draft.username}
          error={fault('username', t('identity.usernameInvalid'))}
          onChange={({ currentTarget }) => change({ username: currentTarget.value })}
        />
      )}
      <TextInput
        size="sm"
        label={t('identity.accountName')}
        autoComplete="off"
        value={draft.name}
        error={fault('name', t('identity.nameInvalid'))}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <TextInput
        size="sm"
        label={t('identity.accountEmail')}
        autoComplete="off"
        value={draft.email}
        error={fault('email', t('identity.emailInvalid'))}
        onChange={({ currentTarget }) => change({ email: currentTarget.value })}
      />
      {!isSelf && (
        <>
          <Select
            size="sm"
            label={t('identity.accountRole')}
            data={roles.map((value) => ({ value, label: t(`identity.role.${value}`) }))}
            value={draft.role}
            allowDeselect={false}
            onChange={(value) => change({ role: roles.find((role) => role === value) ?? draft.role })}
          />
          <ScopeFields
            draft={draft}
            own={me.scope ?? ''}
            error={fault('place', t('identity.placeRequired'))}
            onChange={change}
          />
          {street !== undefined && (
            <Select
              size="sm"
              label={t('identity.unit')}
              searchable
              clearable
              placeholder={t('identity.unitNone')}
              data={units.map(({ id, name }) => ({ value: id, label: name }))}
              value={draft.unit === null ? null : String(draft.unit)}
              error={fault('unit', t('identity.unitRequired'))}
              onChange={(value) => change({ unit: value === null ? null : Number(value) })}
            />
          )}
        </>
      )}
      <Group justify="flex-end" gap="sm">
        <Button size="sm" variant="default" onClick={onCancel}>
          {t('interface.cancel')}
        </Button>
        <Button size="sm" type="submit" loading={isPending}>
          {isNew ? t('identity.create') : t('identity.save')}
        </Button>
      </Group>
    </form>
  )
}

interface ScopeFieldsProps {
  draft: AccountDraft
  own: string
  error: string | undefined
  onChange(patch: Partial<AccountDraft>): void
}

/** How wide a scope is and which place, chosen by name. */
function ScopeFields({ draft, own, error, onChange }: ScopeFieldsProps) {
  const { t } = useLanguage()
  const { width, place } = draft
  const street = streetOfDraft(draft)
  const streets = useStreets().data ?? []
  const hasCommunity = width === 'community' || width === 'grid'
  const communities = useNamed('communities', hasCommunity ? street : undefined).data ?? []
  const grids = useNamed('grids', width === 'grid' ? street : undefined).data ?? []
  const community = place.length >= 12 ? place.slice(0, 12) : null
  const within = ({ id }: { id: string }) => id.startsWith(own) || own.startsWith(id)
  const options = (list: { id: string; name: string }[]) =>
    list.filter(within).map(({ id, name }) => ({ value: id, label: name }))
  const widths = scopeWidths.filter(
    (known) => known === width || (known !== 'above' && (known !== 'everywhere' || own === '')),
  )
  return (
    <>
      <Select
        size="sm"
        label={t('identity.scopeWidth')}
        data={widths.map((value) => ({
          value,
          label: t(`identity.scopeKind.${value}`, { code: draft.place }),
        }))}
        value={width}
        allowDeselect={false}
        onChange={(value) => onChange({ width: scopeWidths.find((known) => known === value) ?? width })}
      />
      {width !== 'everywhere' && width !== 'above' && (
        <Select
          size="sm"
          label={t('identity.placeStreet')}
          data={options(streets.map(({ code, name }) => ({ id: code, name })))}
          value={street ?? null}
          allowDeselect={false}
          error={width === 'street' ? error : undefined}
          onChange={(value) => onChange({ place: value ?? '', unit: null })}
        />
      )}
      {hasCommunity && (
        <Select
          size="sm"
          label={t('identity.placeCommunity')}
          searchable
          data={options(communities)}
          value={community}
          allowDeselect={false}
          error={width === 'community' ? error : undefined}
          onChange={(value) => onChange({ place: value ?? street ?? '' })}
        />
      )}
      {width === 'grid' && (
        <Select
          size="sm"
          label={t('identity.placeGrid')}
          searchable
          data={options(grids.filter(({ id }) => community === null || id.startsWith(community)))}
          value={place.length === 15 ? place : null}
          allowDeselect={false}
          error={error}
          onChange={(value) => onChange({ place: value ?? community ?? street ?? '' })}
        />
      )}
    </>
  )
}
