import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import type { AccountEntry, Me } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import { AccountDialog, type OpenDialog } from './account-dialog.tsx'
import { AccountRow } from './account-row.tsx'
import classes from './identity.module.css'
import { ProblemNote } from './problem-note.tsx'
import { useAccountDeed, useAccounts } from './use-accounts.ts'

/** The accounts within the administrator's scope, and what can be done to them. */
export function AccountsTable({ me }: { me: Me }) {
  const { t } = useLanguage()
  const { data, error, refetch } = useAccounts()
  const deed = useAccountDeed()
  const [dialog, setDialog] = useState<OpenDialog>()
  if (data === undefined)
    return error === null ? (
      <SkeletonRows rows={6} height={48} label={t('interface.loading')} />
    ) : (
      <Notice
        tone="trouble"
        title={t('interface.failed')}
        detail={problemWords(error, t)}
        action={{ label: t('interface.retry'), onClick: () => void refetch() }}
      />
    )
  const columns = [
    'identity.username',
    'identity.accountName',
    'identity.accountRole',
    'identity.scope',
    'identity.unit',
    'identity.accountState',
    'identity.lastSeen',
  ] as const
  const toggle = ({ id, is_disabled: isDisabled }: AccountEntry) =>
    deed.mutate({ kind: 'change', id, change: { is_disabled: !isDisabled } })
  return (
    <>
      <div className={classes.tools}>
        <Button size="sm" onClick={() => setDialog({ kind: 'create' })}>
          {t('identity.accountCreate')}
        </Button>
      </div>
      <ProblemNote words={deed.error === null ? undefined : problemWords(deed.error, t)} />
      {data.length === 0 ? (
        <Notice title={t('identity.accountsNone')} />
      ) : (
        <Table.ScrollContainer minWidth={960}>
          <Table verticalSpacing={8} aria-label={t('identity.accounts')}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column}>{t(column)}</Table.Th>
                ))}
                <Table.Th>{t('identity.actions')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((account) => (
                <AccountRow
                  key={account.id}
                  account={account}
                  isSelf={account.username === me.username}
                  onEdit={() => setDialog({ kind: 'edit', account })}
                  onReset={() => setDialog({ kind: 'reset', account })}
                  onDelete={() => setDialog({ kind: 'delete', account })}
                  onEnd={() => deed.mutate({ kind: 'end', id: account.id })}
                  onToggle={() => toggle(account)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <AccountDialog dialog={dialog} me={me} onChange={setDialog} />
    </>
  )
}
