import { Radio, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, type Incident, type IncidentRow } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { useIncidentWords } from '../use-incident-words.ts'
import classes from './work.module.css'

interface MergePickerProps {
  incident: Incident
  street: string
  chosen: number | undefined
  onChange(id: number): void
}

type Candidate = IncidentRow & { metres?: number }

/** Open incidents that this one may be the same as: near ones of its category, or those a number or word finds. */
function useCandidates({ id, category, longitude, latitude }: Incident, street: string, text: string) {
  return useQuery<Candidate[]>({
    queryKey: ['incidents', 'duplicates', street, id, text],
    queryFn: async ({ signal }) => {
      const found =
        text === ''
          ? await client.duplicates(street, category, [longitude, latitude], signal)
          : (await client.incidents({ street, text, open: 'true', limit: '10' }, signal)).incidents
      return found.filter((other) => other.id !== id)
    },
    placeholderData: (before) => before,
  })
}

/** One of several incidents, to merge another into. */
export function MergePicker({ incident, street, chosen, onChange }: MergePickerProps) {
  const { t, format } = useLanguage()
  const words = useIncidentWords()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 250)
  const { data, error } = useCandidates(incident, street, asked)
  const about = (other: Candidate) =>
    [
      other.code,
      other.metres !== undefined && format.length(other.metres),
      format.moment(other.reported_at),
      t(`incident.stage.${other.stage}`),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <TextInput
        label={t('work.mergeSearch')}
        description={t('work.mergeHint')}
        value={text}
        maxLength={40}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('work.mergeInto')}
        value={chosen === undefined ? null : String(chosen)}
        onChange={(id) => onChange(Number(id))}
      >
        <div className={classes.candidates}>
          {data?.map((other) => (
            <Radio
              key={other.id}
              value={String(other.id)}
              label={`${words.category(other)} · ${words.place(other)}`}
              description={`${about(other)}${other.description === '' ? '' : ` · ${other.description}`}`}
            />
          ))}
        </div>
      </Radio.Group>
      {data?.length === 0 && (
        <p className={classes.hint} role="status">
          {asked === '' ? t('work.mergeNone') : t('interface.searchEmpty', { query: asked })}
        </p>
      )}
      {error !== null && data === undefined && (
        <p className={classes.fault} role="alert">
          {problemWords(error, t)}
        </p>
      )}
    </>
  )
}
