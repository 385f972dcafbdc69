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

/** An entry as a row: what and where, why and since when, who is in charge, what was done last. */
export function LedgerRow({ entry, number, link }: LedgerRowProps) {
  const { t, format } = useLanguage()
  return (
    <Table.Tr data-entry={entry.id}>
      <Table.Td>{format.number(number)}</Table.Td>
      <Table.Td className={classes.what}>
        <What entry={entry} link={link} />
      </Table.Td>
      <Table.Td>{placeOf(entry)}</Table.Td>
      <Table.Td>{t(`incident.stage.${entry.stage}`)}</Table.Td>
      <Table.Td>
        <Reasons entry={entry} />
      </Table.Td>
      <Table.Td>{entry.until === null ? '—' : format.moment(entry.until)}</Table.Td>
      <Table.Td>
        <Charge entry={entry} />
      </Table.Td>
      <Table.Td className={classes.what}>
        <Latest entry={entry} />
      </Table.Td>
    </Table.Tr>
  )
}

/** The same where there is no room for columns. */
export function LedgerCard({ entry, link }: Omit<LedgerRowProps, 'number'>) {
  const { t, format } = useLanguage()
  const parts = [
    ['ledger.place', placeOf(entry)],
    ['ledger.stage', t(`incident.stage.${entry.stage}`)],
    ['ledger.until', entry.until === null ? '—' : format.moment(entry.until)],
    ['ledger.charge', <Charge key="charge" entry={entry} />],
    ['ledger.latest', <Latest key="latest" entry={entry} />],
  ] as const
  return (
    <li className={classes.card} data-entry={entry.id}>
      <What entry={entry} link={link} />
      <Reasons entry={entry} />
      <dl className={classes.parts}>
        {parts.map(([label, words]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

type Part = Pick<LedgerRowProps, 'entry'>

const placeOf = ({ grid_name, estate_name, zone_name, address }: LedgerEntry): string =>
  [grid_name, estate_name ?? zone_name, address].filter(Boolean).join(' · ') || '—'

function What({ entry, link }: Pick<LedgerRowProps, 'entry' | 'link'>) {
  const { language } = useLanguage()
  return (
    <>
      {link(entry, language === 'zh' ? entry.category_name : entry.category_name_en)}
      <div className={classes.dim}>{entry.code}</div>
      <div>{entry.description}</div>
    </>
  )
}

function Reasons({ entry }: Part) {
  const { t, format } = useLanguage()
  return (
    <>
      <ul className={classes.tags}>
        {entry.reasons.map((reason) => (
          <li key={reason} className={classes.tag} data-reason={reason}>
            {t(`ledger.reasonOf.${reason}`)}
          </li>
        ))}
      </ul>
      <div className={classes.dim}>{t('ledger.since', { when: format.moment(entry.since) })}</div>
    </>
  )
}

function Charge({ entry }: Part) {
  const { t } = useLanguage()
  const { unit_name: unit, person } = entry.in_charge
  return (
    <>
      {unit ?? t('ledger.office')}
      {person !== null && person !== unit && <div className={classes.dim}>{person}</div>}
    </>
  )
}

function Latest({ entry: { latest } }: Part) {
  const { t, format } = useLanguage()
  if (latest === null) return '—'
  return (
    <>
      {t(`incident.verb.${latest.verb}`)} <span className={classes.dim}>{format.moment(latest.at)}</span>
      {latest.note !== null && <div>{latest.note}</div>}
    </>
  )
}
