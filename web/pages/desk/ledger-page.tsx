import { useNavigate, useSearch } from '@tanstack/react-router'
import { ledgerReasons } from '../../../api/ledger/ledger.model.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { LedgerTable } from '../../ledger/ledger-table.tsx'
import { withoutFilter } from './search.ts'
import { StreetPage } from './street-page.tsx'

/** The ledger at `/desk/ledger`: `?reason=` lists the reasons of which one must hold. */
export function LedgerPage() {
  const { t } = useLanguage()
  const search = useSearch({ from: '/desk/ledger' })
  const navigate = useNavigate({ from: '/desk/ledger' })
  const named = search.reason?.split(',') ?? []
  const reasons = ledgerReasons.filter((reason) => named.includes(reason))
  const change = (next: Record<string, string | undefined>) => {
    navigate({ to: '/desk/ledger', search: next }).catch(() => undefined)
  }
  return (
    <StreetPage
      title={t('ledger.title')}
      filtered={t('ledger.filtered')}
      unfiltered={t('ledger.unfiltered')}
      onUnfilter={() => change(withoutFilter(search))}
    >
      {({ street, streetName, conditions, link }) => (
        <LedgerTable
          street={street}
          streetName={streetName}
          conditions={conditions}
          reasons={reasons}
          onReasons={(chosen) => change({ ...search, reason: chosen.join(',') || undefined })}
          link={link}
        />
      )}
    </StreetPage>
  )
}
