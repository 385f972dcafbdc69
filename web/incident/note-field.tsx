import { Textarea } from '@mantine/core'
import { useRef } from 'react'
import type { NotedVerb } from '../../api/office/template.model.ts'
import type { IncidentRow, StepVerb } from '../client.ts'
import classes from './note-field.module.css'
import { TemplatePicker } from './template-picker.tsx'

interface NoteFieldProps {
  label: string
  isRequired?: boolean
  street: string
  verb: StepVerb
  /** What placeholders are filled in from; undefined where the words are for several. */
  incident: IncidentRow | undefined
  /** The units that are chosen. */
  units: readonly number[]
  value: string
  onChange(value: string): void
}

const takesNote = (verb: StepVerb): verb is NotedVerb =>
  verb !== 'accept' && verb !== 'acknowledge' && verb !== 'arrive'

/** The remark of a step, typed or picked. */
export function NoteField({ label, isRequired = false, value, onChange, verb, ...picker }: NoteFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const insert = (words: string) => {
    const { selectionStart: from, selectionEnd: to } = area.current ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    }
    onChange(`${value.slice(0, from)}${words}${value.slice(to)}`)
    const end = from + words.length
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(end, end)
    })
  }
  return (
    <div className={classes.field}>
      <Textarea
        ref={area}
        label={label}
        required={isRequired}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {takesNote(verb) && <TemplatePicker {...picker} verb={verb} onPick={insert} />}
    </div>
  )
}
