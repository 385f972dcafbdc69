import { Button, Popover } from '@mantine/core'
import { incidentSeverities } from '../../../api/incident/incident.model.ts'
import { ChipRow } from '../../filter/chip-row.tsx'
import type { FilterChip } from '../../filter/chips.ts'
import { CategoryEditor, type EditorProps, PlaceEditor, TextEditor, toggled } from '../../filter/editors.tsx'
import type { Limits } from '../../filter/search-filter.ts'
import { TimeEditor } from '../../filter/time-editor.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { CheckList } from '../../ui/check-list.tsx'
import { Icon } from '../../ui/icon.tsx'
import classes from './desk-filter.module.css'

interface DeskFilterProps extends EditorProps {
  chips: readonly FilterChip[]
  onLimits(limits: Limits): void
}

/** The one filter behind a single door: the queues tell stage and standing, the rest is chosen here. */
export function DeskFilter({ chips, onLimits, ...editor }: DeskFilterProps) {
  const { t } = useLanguage()
  const { conditions, onChange } = editor
  return (
    <section id="filter" className={classes.filter} aria-label={t('filter.title')} tabIndex={-1}>
      <Popover width={320} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default" size="xs" leftSection={<Icon name="filter" size={16} />}>
            {t('filter.title')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('filter.title')} className={classes.editors ?? ''}>
          <TextEditor {...editor} />
          <TimeEditor {...editor} />
          <CheckList
            label={t('filter.severity')}
            columns={2}
            items={incidentSeverities.map((value) => ({ value, label: t(`incident.severity.${value}`) }))}
            selected={conditions.severity ?? []}
            onToggle={(value) => onChange(toggled(conditions, 'severity', value))}
          />
          <CategoryEditor {...editor} />
          <PlaceEditor {...editor} />
        </Popover.Dropdown>
      </Popover>
      <ChipRow chips={chips} onLimits={onLimits} />
    </section>
  )
}
