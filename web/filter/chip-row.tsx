import { useRef } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { useLostFocus } from '../ui/lost-focus.ts'
import type { FilterChip } from './chips.ts'
import classes from './filter.module.css'
import type { Limits } from './search-filter.ts'

interface ChipRowProps {
  chips: readonly FilterChip[]
  onLimits(limits: Limits): void
}

/** What the filter asks for, in words; each condition can be taken away, and all at once. */
export function ChipRow({ chips, onLimits }: ChipRowProps) {
  const { t } = useLanguage()
  const row = useRef<HTMLUListElement>(null)
  const removed = useRef(0)
  useLostFocus(chips.map(({ key }) => key).join(), () => {
    const buttons = row.current?.querySelectorAll<HTMLElement>('[data-chip] button') ?? []
    const next = buttons[Math.min(removed.current, buttons.length - 1)]
    return next ?? document.querySelector<HTMLElement>('#filter button')
  })
  if (chips.length === 0) return null
  return (
    <ul ref={row} className={classes.chips} aria-label={t('filter.active', { n: chips.length })}>
      {chips.map((chip, index) => (
        <li key={chip.key} className={classes.chip} data-chip={chip.key}>
          <span>{chip.label}</span>
          <button
            type="button"
            className={classes.remove}
            aria-label={t('filter.remove', { label: chip.label })}
            onClick={() => {
              removed.current = index
              onLimits(chip.without)
            }}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className={classes.clear}
          onClick={() => onLimits({ conditions: {}, inView: false })}
        >
          {t('filter.clear')}
        </button>
      </li>
    </ul>
  )
}
