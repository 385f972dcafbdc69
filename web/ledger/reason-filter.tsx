import { type LedgerReason, ledgerReasons } from '../../api/ledger/ledger.model.ts'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './ledger.module.css'

interface ReasonFilterProps {
  chosen: readonly LedgerReason[]
  /** How many each holds for, once that is known. */
  counts?: Readonly<Record<LedgerReason, number>>
  onChange(reasons: LedgerReason[]): void
}

/** The reasons as buttons that are pressed or not; none pressed means all. */
export function ReasonFilter({ chosen, counts, onChange }: ReasonFilterProps) {
  const { t, format } = useLanguage()
  return (
    <fieldset className={classes.reasons}>
      <legend className={classes.legend}>{t('ledger.reason')}</legend>
      <button
        type="button"
        className={classes.reason}
        aria-pressed={chosen.length === 0}
        onClick={() => onChange([])}
      >
        {t('ledger.all')}
      </button>
      {ledgerReasons.map((reason) => {
        const isChosen = chosen.includes(reason)
        return (
          <button
            key={reason}
            type="button"
            className={classes.reason}
            aria-pressed={isChosen}
            onClick={() =>
              onChange(isChosen ? chosen.filter((other) => other !== reason) : [...chosen, reason])
            }
          >
            {t(`ledger.reasonOf.${reason}`)}
            {counts !== undefined && <span className={classes.count}>{format.number(counts[reason])}</span>}
          </button>
        )
      })}
    </fieldset>
  )
}
