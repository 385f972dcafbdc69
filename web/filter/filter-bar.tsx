import { Button, Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { ChipRow } from './chip-row.tsx'
import type { FilterChip } from './chips.ts'
import { CategoryEditor, type EditorProps, PlaceEditor, StatusEditor, TextEditor } from './editors.tsx'
import classes from './filter.module.css'
import type { Limits } from './search-filter.ts'
import { TimeEditor } from './time-editor.tsx'

export type DrawMode = 'polygon' | 'circle'

export interface FilterBarProps extends EditorProps {
  chips: readonly FilterChip[]
  onLimits(limits: Limits): void
  drawing: DrawMode | undefined
  onDraw(mode: DrawMode | undefined): void
  /** False where nothing can be drawn on. */
  drawable: boolean
}

function Condition({ label, width, children }: { label: string; width: number; children: ReactNode }) {
  return (
    <Popover width={width} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={classes.condition}
          rightSection={<Icon name="chevronDown" size={14} />}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{children}</Popover.Dropdown>
    </Popover>
  )
}

/** The two shapes one can draw; while one is drawn, how to end it. */
export function DrawButtons({
  drawing,
  onDraw,
  drawable,
}: Pick<FilterBarProps, 'drawing' | 'onDraw' | 'drawable'>) {
  const { t } = useLanguage()
  const button = (mode: DrawMode, label: string) => (
    <Button
      variant={drawing === mode ? 'filled' : 'default'}
      className={classes.condition}
      aria-pressed={drawing === mode}
      disabled={!drawable}
      leftSection={<Icon name={mode} size={16} />}
      onClick={() => onDraw(drawing === mode ? undefined : mode)}
    >
      {label}
    </Button>
  )
  return (
    <>
      {button('polygon', t('filter.drawPolygon'))}
      {button('circle', t('filter.drawCircle'))}
    </>
  )
}

/** The filter on one line of doors and one line of chips that say what it is. */
export function FilterBar({ chips, onLimits, drawing, onDraw, drawable, ...editor }: FilterBarProps) {
  const { t } = useLanguage()
  return (
    <section className={classes.bar} aria-label={t('filter.title')} id="filter" tabIndex={-1}>
      <div className={classes.conditions}>
        <Condition label={t('filter.time')} width={320}>
          <TimeEditor {...editor} />
        </Condition>
        <Condition label={t('filter.status')} width={320}>
          <StatusEditor {...editor} />
        </Condition>
        <Condition label={t('filter.category')} width={300}>
          <CategoryEditor {...editor} />
        </Condition>
        <Condition label={t('filter.place')} width={300}>
          <PlaceEditor {...editor} />
        </Condition>
        <Condition label={t('filter.text')} width={300}>
          <TextEditor {...editor} />
        </Condition>
        <DrawButtons drawing={drawing} onDraw={onDraw} drawable={drawable} />
      </div>
      <ChipRow chips={chips} onLimits={onLimits} />
    </section>
  )
}

/** The same editors under each other, for a sheet. */
export function FilterSheetContent({
  chips,
  onLimits,
  drawing,
  onDraw,
  drawable,
  ...editor
}: FilterBarProps) {
  return (
    <div className={classes.sheet}>
      <ChipRow chips={chips} onLimits={onLimits} />
      <TimeEditor {...editor} />
      <StatusEditor {...editor} />
      <TextEditor {...editor} />
      <div className={classes.presets}>
        <DrawButtons drawing={drawing} onDraw={onDraw} drawable={drawable} />
      </div>
      <PlaceEditor {...editor} />
      <CategoryEditor {...editor} />
    </div>
  )
}
