import { Button, Select, Table } from '@mantine/core'
import { useState } from 'react'
import { type AuditAction, auditActions } from '../../api/identity/audit.model.ts'
import type { AuditEntry } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import classes from './identity.module.css'
import { ScopeWords } from './scope-name.tsx'
import { useAudit } from './use-accounts.ts'

/** Who did what when, the latest first; one action alone if chosen. */
export function AuditTable() {
  const { t } = useLanguage()
  const [action, setAction] = useState<AuditAction>()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAudit(action)
  const entries = data?.pages.flatMap((page) => page.entries)
  const columns = [
    'identity.auditAt',
    'identity.auditAction',
    'identity.auditActor',
    'identity.auditSubject',
    'identity.auditPlace',
    'identity.auditFrom',
  ] as const
  return (
    <>
      <div className={classes.tools}>
        <Select
          size="sm"
          label={t('identity.auditAction')}
          clearable
          placeholder={t('identity.auditAll')}
          data={auditActions.map((value) => ({ value, label: t(`admin.auditOf.${value}`) }))}
          value={action ?? null}
          onChange={(value) => setAction(auditActions.find((known) => known === value))}
        />
      </div>
      {entries === undefined && error === null && (
        <SkeletonRows rows={8} height={48} label={t('interface.loading')} />
      )}
      {error !== null && (
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(error, t)}
          action={{ label: t('interface.retry'), onClick: () => void refetch() }}
        />
      )}
      {entries?.length === 0 && <Notice title={t('identity.auditNone')} />}
      {entries !== undefined && entries.length > 0 && (
        <Table.ScrollContainer minWidth={900}>
          <Table verticalSpacing={8} aria-label={t('identity.audit')}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column}>{t(column)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <AuditRow key={entry.position} entry={entry} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button
            size="sm"
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => {
              fetchNextPage().catch(() => undefined)
            }}
          >
            {t('identity.auditMore')}
          </Button>
        </div>
      )}
    </>
  )
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t, format } = useLanguage()
  return (
    <Table.Tr>
      <Table.Td className={classes.nowrap}>{format.instant(entry.at)}</Table.Td>
      <Table.Td>
        {t(`admin.auditOf.${entry.action}`)}
        {entry.detail !== null && (
          <details>
            <summary className={classes.dim}>{t('identity.auditDetail')}</summary>
            <pre className={classes.detail}>{JSON.stringify(entry.detail, undefined, 1)}</pre>
          </details>
        )}
      </Table.Td>
      <Table.Td>{entry.actor}</Table.Td>
      <Table.Td>
        {entry.subject ?? '—'}
        {entry.reason !== null && <div className={classes.dim}>{entry.reason}</div>}
      </Table.Td>
      <Table.Td>
        <ScopeWords scope={entry.place} />
      </Table.Td>
      <Table.Td className={classes.nowrap}>{entry.address ?? '—'}</Table.Td>
    </Table.Tr>
  )
}
