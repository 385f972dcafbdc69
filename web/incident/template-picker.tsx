import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { filled, type NotedVerb, namedIn } from '../../api/office/template.model.ts'
import type { IncidentRow, ResponseTemplate } from '../client.ts'
import { streetTime } from '../i18n/format.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import classes from './note-field.module.css'
import { useTemplates } from './use-office.ts'
import { useUnitNames } from './use-surroundings.ts'

interface TemplatePickerProps {
  street: string
  verb: NotedVerb
  incident: IncidentRow | undefined
  units: readonly number[]
  onPick(words: string): void
}

/** The templates for a step, those of the incident's category before the others; what fits another category is not there. */
const suitable = (
  templates: readonly ResponseTemplate[],
  verb: NotedVerb,
  main: string | undefined,
): ResponseTemplate[] =>
  templates
    .filter((template) => template.verb === null || template.verb === verb)
    .filter(({ main_code }) => main_code === null || main_code === main)
    .toSorted(
      (one, other) =>
        Number(other.main_code !== null) - Number(one.main_code !== null) ||
        Number(other.verb !== null) - Number(one.verb !== null),
    )

/** Words that are often written with a step, to be picked; nothing where the street has none at all. */
export function TemplatePicker({ street, verb, incident, units, onPick }: TemplatePickerProps) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const [sought, setSought] = useState('')
  const { data } = useTemplates(street)
  const names = useUnitNames(incident?.id, street, units)
  if (data === undefined || data.length === 0) return null
  /** In the language of the template, which is that of the office's records, whatever language the page has. */
  const valuesFor = (text: string): Parameters<typeof filled>[1] => {
    if (incident === undefined) return {}
    const isChinese = /\p{Script=Han}/u.test(text)
    const called = names.length > 0 ? names.join(isChinese ? '、' : ', ') : incident.unit_name
    return {
      code: incident.code,
      category: isChinese ? incident.category_name : incident.category_name_en,
      grid: incident.grid_name ?? undefined,
      place: incident.address ?? incident.estate_name ?? incident.grid_name ?? undefined,
      unit: called ?? undefined,
      due: incident.due_at === null ? undefined : streetTime(incident.due_at),
    }
  }
  const shown = suitable(data, verb, incident?.category.slice(0, 2))
    // What is for several can say nothing of one.
    .filter(({ body }) => incident !== undefined || namedIn(body).length === 0)
    .map((template) => ({ ...template, body: filled(template.body, valuesFor(template.body)) }))
    .filter(({ title, body }) => `${title} ${body}`.includes(sought.trim()))
  const pick = (body: string) => {
    setOpen(false)
    setSought('')
    onPick(body)
  }
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={340}
      trapFocus
      withinPortal
      shadow="md"
    >
      <Popover.Target>
        <Button
          className={classes.open}
          size="compact-sm"
          variant="subtle"
          rightSection={<Icon name="chevronDown" size={14} />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('work.templates')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // The form behind would close.
          event.stopPropagation()
          setOpen(false)
        }}
      >
        <TextInput
          aria-label={t('work.templatesFind')}
          placeholder={t('work.templatesFind')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          mb={4}
          data-autofocus
        />
        <ul className={classes.templates} aria-label={t('work.templates')}>
          {shown.map(({ id, title, body }) => (
            <li key={id}>
              <UnstyledButton className={classes.template} data-template={id} onClick={() => pick(body)}>
                <span className={classes.name}>{title}</span>
                <span className={classes.words}>{body}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className={classes.none}>{t('work.templatesNone')}</p>}
      </Popover.Dropdown>
    </Popover>
  )
}
