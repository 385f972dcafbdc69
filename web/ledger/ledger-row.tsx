import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { LedgerEntry } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './ledger.module.css'

/** Makes words of an incident lead to it. */
export type IncidentLink = (incident: { id: number }, children: ReactNode) => ReactNode

interface LedgerRowProps {
  entry: LedgerEntry
  number: number
  link: IncidentLink
}

/** An entry: what and where, why and since when, who is in charge, what was done last. */
export function LedgerRow({ entry, number, link }: LedgerRowProps) {
  const { t, language, format } = useLanguage()
  const category = language === 'zh' ? entry.category_name : entry.category_name_en
  const place = [entry.grid_name, entry.estate_name ?? entry.zone_name, entry.address].filter(Boolean)
  const { unit_name: unit, person } = entry.in_charge
  return (
    <Table.Tr data-entry={entry.id}>
      <Table.Td>{format.number(number)}</Table.Td>
      <Table.Td className={classes.what}>
        {link(entry, category)}
        <div className={classes.dim}>{entry.code}</div>
        <div>{entry.description}</div>
      </Table.Td>
      <Table.Td>{place.length > 0 ? place.join(' · ') : '—'}</Table.Td>
      <Table.Td>{t(`incident.stage.${entry.stage}`)}</Table.Td>
      <Table.Td>
        <ul className={classes.tags}>
          {entry.reasons.map((reason) => (
            <li key={reason} className={classes.tag} data-reason={reason}>
              {t(`ledger.reasonOf.${reason}`)}
            </li>
          ))}
        </ul>
        <div className={classes.dim}>{t('ledger.since', { when: format.moment(entry.since) })}</div>
      </Table.Td>
      <Table.Td>{entry.until === null ? '—' : format.moment(entry.until)}</Table.Td>
      <Table.Td>
        {unit ?? t('ledger.office')}
        {person !== null && <div className={classes.dim}>{person}</div>}
      </Table.Td>
      <Table.Td className={classes.what}>
        {entry.latest === null ? (
          '—'
        ) : (
          <>
            {t(`incident.verb.${entry.latest.verb}`)}{' '}
            <span className={classes.dim}>{format.moment(entry.latest.at)}</span>
            {entry.latest.note !== null && <div>{entry.latest.note}</div>}
          </>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
