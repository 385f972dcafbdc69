import { Button, Group, Modal } from '@mantine/core'
import type { AccountEntry, Me } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import type { AccountDraft } from './account-draft.ts'
import { AccountForm } from './account-form.tsx'
import classes from './identity.module.css'
import { ProblemNote } from './problem-note.tsx'
import { SecretNote } from './secret-note.tsx'
import { useAccountDeed } from './use-accounts.ts'

/** What is asked about an account, or told once. */
export type OpenDialog =
  | { kind: 'create' }
  | { kind: 'edit'; account: AccountEntry }
  | { kind: 'reset'; account: AccountEntry }
  | { kind: 'delete'; account: AccountEntry }
  | { kind: 'initial'; name: string; password: string }

interface AccountDialogProps {
  dialog: OpenDialog | undefined
  me: Me
  onChange(dialog: OpenDialog | undefined): void
}

/** The dialog over the accounts: the form, a confirmation, or an initial password. */
export function AccountDialog({ dialog, me, onChange }: AccountDialogProps) {
  const { t } = useLanguage()
  const { mutate, isPending, error, reset } = useAccountDeed()
  const close = () => {
    reset()
    onChange(undefined)
  }
  const titleOf = (open: OpenDialog) => {
    if (open.kind === 'create') return t('identity.accountCreate')
    if (open.kind === 'initial') return t('identity.initialTitle', { name: open.name })
    const name = open.account.username ?? open.account.name
    if (open.kind === 'edit') return t('identity.accountEdit', { name })
    return open.kind === 'reset' ? t('identity.resetTitle', { name }) : t('identity.deleteTitle', { name })
  }
  const tell = (told: { username: string | null; initial_password: string } | null) => {
    if (told) onChange({ kind: 'initial', name: told.username ?? '', password: told.initial_password })
  }
  const save = (account: AccountEntry | null, draft: AccountDraft, scope: string) => {
    const { role, unit } = draft
    const common = { name: draft.name.trim(), email: draft.email.trim() || null, role, scope, unit }
    if (account === null)
      mutate({ kind: 'create', account: { ...common, username: draft.username } }, { onSuccess: tell })
    else mutate({ kind: 'change', id: account.id, change: common }, { onSuccess: close })
  }
  const problem = error === null || isPending ? undefined : problemWords(error, t)
  return (
    <Modal
      opened={dialog !== undefined}
      onClose={close}
      title={dialog && titleOf(dialog)}
      closeOnClickOutside={dialog?.kind !== 'initial'}
      closeButtonProps={{ 'aria-label': t('interface.close') }}
      centered
    >
      {(dialog?.kind === 'create' || dialog?.kind === 'edit') && (
        <AccountForm
          account={dialog.kind === 'edit' ? dialog.account : null}
          me={me}
          isPending={isPending}
          problem={problem}
          onSave={(draft, scope) => save(dialog.kind === 'edit' ? dialog.account : null, draft, scope)}
          onCancel={close}
        />
      )}
      {(dialog?.kind === 'reset' || dialog?.kind === 'delete') && (
        <>
          <p className={classes.text}>
            {dialog.kind === 'reset' ? t('identity.resetDetail') : t('identity.deleteDetail')}
          </p>
          <ProblemNote words={problem} />
          <Group justify="flex-end" gap="sm">
            <Button size="sm" variant="default" data-autofocus onClick={close}>
              {t('interface.cancel')}
            </Button>
            <Button
              size="sm"
              loading={isPending}
              onClick={() =>
                mutate(
                  { kind: dialog.kind, id: dialog.account.id },
                  { onSuccess: dialog.kind === 'reset' ? tell : close },
                )
              }
            >
              {dialog.kind === 'reset' ? t('identity.resetPassword') : t('identity.delete')}
            </Button>
          </Group>
        </>
      )}
      {dialog?.kind === 'initial' && (
        <SecretNote
          words={t('identity.initialDetail')}
          secret={dialog.password}
          done={t('identity.done')}
          onDone={close}
        />
      )}
    </Modal>
  )
}
