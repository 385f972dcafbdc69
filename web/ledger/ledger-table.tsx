import { Button, Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { LedgerReason } from '../../api/ledger/ledger.model.ts'
import { client } from '../client.ts'
import { type Conditions, requestParameters, startOfDay, streetDay } from '../filter/search-filter.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { problemWords } from '../ui/problem-words.ts'
import { saveFile } from '../ui/save-file.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import { useNow } from '../ui/use-now.ts'
import classes from './ledger.module.css'
import { type IncidentLink, LedgerCard, LedgerRow } from './ledger-row.tsx'
import { ReasonFilter } from './reason-filter.tsx'
import { ledgerParameters, useLedger } from './use-ledger.ts'

interface LedgerTableProps {
  street: string
  /** The street's name, for the heading on paper. */
  streetName?: string
  /** The one filter. */
  conditions: Conditions
  reasons: readonly LedgerReason[]
  onReasons(reasons: LedgerReason[]): void
  link: IncidentLink
}

const columns = [
  'ledger.number',
  'ledger.incident',
  'ledger.place',
  'ledger.stage',
  'ledger.reason',
  'ledger.until',
  'ledger.charge',
  'ledger.latest',
] as const

/** The ledger as a table that is filtered by reason, printed and taken along as a spreadsheet. */
export function LedgerTable({ street, streetName, conditions, reasons, onReasons, link }: LedgerTableProps) {
  const { t, language, format } = useLanguage()
  const now = useNow(60_000)
  const isNarrow = useMediaQuery('screen and (max-width: 767px)', false, { getInitialValueInEffect: false })
  const query = ledgerParameters(requestParameters(street, conditions, startOfDay(now)), reasons)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useLedger(query)
  const printing = usePrinting({ hasNextPage, isFetchingNextPage, fetchNextPage })
  const file = useMutation({
    mutationFn: () => client.ledgerFile({ ...query, lang: language }),
    onSuccess: (blob) => saveFile(`ledger-${street}-${streetDay(Date.now())}.xlsx`, blob.type, blob),
  })
  const entries = data?.pages.flatMap((page) => page.entries)
  const first = data?.pages[0]
  const names = reasons.map((reason) => t(`ledger.reasonOf.${reason}`)).join(t('interface.and'))
  const problem = error ?? file.error
  return (
    <section className={classes.ledger} aria-label={t('ledger.title')}>
      <p className={classes.printHead}>
        {t('ledger.printHead', { street: streetName ?? street, day: format.day(now) })}
        {names !== '' && ` · ${t('ledger.printReasons', { names })}`}
      </p>
      <p className={classes.note}>{t('ledger.note')}</p>
      <div className={classes.tools}>
        <ReasonFilter chosen={reasons} counts={first?.by_reason} onChange={onReasons} />
        <div className={classes.buttons}>
          <Button
            size="sm"
            variant="default"
            leftSection={<Icon name="print" size={16} />}
            loading={printing.isDue}
            disabled={entries === undefined}
            onClick={printing.begin}
          >
            {t('ledger.print')}
          </Button>
          <Button
            size="sm"
            variant="default"
            leftSection={<Icon name="download" size={16} />}
            loading={file.isPending}
            onClick={() => file.mutate()}
          >
            {t('ledger.xlsx')}
          </Button>
        </div>
      </div>
      {problem !== null && (
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(problem, t)}
          action={{
            label: t('interface.retry'),
            onClick: () => (error === null ? file.mutate() : void refetch()),
          }}
        />
      )}
      {entries === undefined && error === null && (
        <SkeletonRows rows={8} height={60} label={t('interface.loading')} />
      )}
      {first !== undefined && (
        <p className={classes.total} role="status" data-total={first.total}>
          {t('ledger.total', { n: format.number(first.total) })}
        </p>
      )}
      {entries?.length === 0 && (
        <Notice title={reasons.length === 0 ? t('ledger.none') : t('ledger.noneOf')} />
      )}
      {entries !== undefined && entries.length > 0 && isNarrow && (
        <ol className={classes.cards} aria-label={t('ledger.title')}>
          {entries.map((entry) => (
            <LedgerCard key={entry.id} entry={entry} link={link} />
          ))}
        </ol>
      )}
      {entries !== undefined && entries.length > 0 && !isNarrow && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is to be reached by keyboard
        <section className={classes.box} tabIndex={0} aria-label={t('ledger.title')}>
          <Table verticalSpacing={8} className={classes.table} aria-label={t('ledger.title')}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column}>{t(column)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry, index) => (
                <LedgerRow key={entry.id} entry={entry} number={index + 1} link={link} />
              ))}
            </Table.Tbody>
          </Table>
        </section>
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
            {t('ledger.more')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** On paper the ledger is whole: the pages that are missing are read first, and one that cannot be read ends it. */
function usePrinting({
  hasNextPage,
  isFetchingNextPage,
  fetchNextPage,
}: Pick<ReturnType<typeof useLedger>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    if (!isDue || isFetchingNextPage) return
    if (!hasNextPage) {
      setDue(false)
      window.print()
      return
    }
    fetchNextPage().then(
      ({ isError }) => isError && setDue(false),
      () => setDue(false),
    )
  }, [isDue, hasNextPage, isFetchingNextPage, fetchNextPage])
  return { isDue, begin: () => setDue(true) }
}
