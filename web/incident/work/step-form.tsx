import { Button, Radio, TextInput } from '@mantine/core'
import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import type { Incident, StepVerb } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { NoteField } from '../note-field.tsx'
import { PhotoField } from '../photo-field.tsx'
import { CallbackField } from './callback-field.tsx'
import { MergePicker } from './merge-picker.tsx'
import { bodyOf, type Draft, type Fault, fieldsOf } from './step.ts'
import { UnitPicker } from './unit-picker.tsx'
import { useDraft } from './use-draft.ts'
import { presentIn, type useStep } from './use-step.ts'
import classes from './work.module.css'

interface StepFormProps {
  incident: Incident
  street: string
  verb: StepVerb
  /** Whose draft it is. */
  owner: string
  /** What the fields begin with. */
  given: Partial<Draft>
  step: ReturnType<typeof useStep>
  onClose(): void
}

/** What a step asks for. It stays, with all that was typed, until the server has taken it or it is given up. */
export function StepForm({ incident, street, verb, owner, given, step, onClose }: StepFormProps) {
  const { t } = useLanguage()
  const fields = fieldsOf[verb] ?? { note: 'optional' }
  const { draft, change, forget } = useDraft(`${owner} ${street} ${incident.id} ${verb}`, given)
  const [fault, setFault] = useState<Fault | 'photos'>()
  const [isSending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const heading = useId()
  const isPossible = incident.possible.includes(verb)
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>('input, textarea')
    field?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const takePhotos = useCallback(
    (photos: readonly number[], sending: boolean) => {
      change({ photos })
      setSending(sending)
    },
    [change],
  )
  // The button that was pressed takes no more keys once the step is impossible; the form still does.
  useEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement?.matches(':disabled')
    if (!isPossible && isLost) form.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }, [isPossible])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const made = bodyOf(verb, draft)
    const found = 'fault' in made ? made.fault : isSending ? 'photos' : undefined
    setFault(found)
    if ('fault' in made || found !== undefined) {
      form.current?.querySelector<HTMLElement>(`[data-field=${found}] :is(input, textarea)`)?.focus()
      return
    }
    step.mutate(
      { verb, body: made.body },
      {
        onSuccess: () => {
          forget()
          onClose()
        },
      },
    )
  }
  const giveUp = () => {
    forget()
    onClose()
  }
  const last = incident.history.at(-1)
  const isConflict = presentIn(step.error) !== undefined
  return (
    <form
      ref={form}
      className={classes.form}
      aria-labelledby={heading}
      noValidate
      data-step={verb}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // The page behind would close the whole incident.
        event.preventDefault()
        onClose()
      }}
    >
      <h3 id={heading} className={classes.title}>
        {t(`work.do.${verb}`)}
      </h3>
      {!isPossible && <MeanwhileNote incident={incident} />}
      {fields.kind && (
        <Radio.Group
          label={t('work.whistleKind')}
          value={draft.kind}
          onChange={(kind) => change({ kind: kind === 'hard_case' ? 'hard_case' : 'work' })}
        >
          <div className={classes.choices}>
            <Radio value="work" label={t('work.kind.work')} />
            <Radio value="hard_case" label={t('work.kind.hard_case')} />
          </div>
        </Radio.Group>
      )}
      {fields.units && (
        <div className={classes.units} data-field="units">
          <UnitPicker
            incident={incident}
            street={street}
            label={fields.units === 'required' ? t('desk.units') : t('work.unitsOptional')}
            chosen={draft.units}
            onChange={(units) => change({ units })}
          />
        </div>
      )}
      {fields.into && (
        <div data-field="into">
          <MergePicker
            incident={incident}
            street={street}
            chosen={draft.into}
            onChange={(into) => change({ into })}
          />
        </div>
      )}
      {fields.until && (
        <div data-field="until">
          <TextInput
            type="datetime-local"
            label={t('work.until')}
            required
            value={draft.until}
            onChange={(event) => change({ until: event.currentTarget.value })}
          />
        </div>
      )}
      {fields.answers && (
        <div data-field="answers">
          <CallbackField draft={draft} onChange={change} />
        </div>
      )}
      <div data-field="note">
        <NoteField
          label={fields.note === 'required' ? t(`work.note.${noteOf(verb)}`) : t('desk.note')}
          isRequired={fields.note === 'required'}
          street={street}
          verb={verb}
          incident={incident}
          units={draft.units}
          value={draft.note}
          onChange={(note) => change({ note })}
        />
      </div>
      {fields.photos && (
        <div data-field="photos">
          <PhotoField street={street} present={incident.attachments.length} onChange={takePhotos} />
        </div>
      )}
      {fault !== undefined && (
        <p className={classes.fault} role="alert">
          {t(`work.fault.${fault}`)}
        </p>
      )}
      {step.error !== null && fault === undefined && (
        <p className={classes.fault} role="alert">
          {isConflict && last !== undefined ? t('work.conflict') : stepProblem(step.error, t)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="sm" variant="default" onClick={giveUp}>
          {t('interface.cancel')}
        </Button>
        <Button size="sm" type="submit" loading={step.isPending} disabled={!isPossible}>
          {t(`work.do.${verb}`)}
        </Button>
      </div>
    </form>
  )
}

const noteOf = (verb: StepVerb): 'complete' | 'verify' | 'rework' | 'reason' =>
  verb === 'complete' || verb === 'verify' || verb === 'rework' ? verb : 'reason'

type Translate = ReturnType<typeof useLanguage>['t']

/** A failure in words; what a field was refused for is told of the fields there are. */
export function stepProblem(problem: unknown, t: Translate): string {
  const members: unknown =
    typeof problem === 'object' && problem !== null ? Reflect.get(problem, 'members') : null
  const errors: unknown =
    typeof members === 'object' && members !== null ? Reflect.get(members, 'errors') : null
  const pointers = Array.isArray(errors) ? errors.map((error: { pointer?: unknown }) => error.pointer) : []
  if (pointers.includes('/attachments')) return t('work.photoNeeded')
  if (pointers.includes('/until')) return t('work.untilWrong')
  if (pointers.includes('/into')) return t('work.intoWrong')
  const refusal: unknown =
    typeof members === 'object' && members !== null ? Reflect.get(members, 'refusal') : null
  if (refusal === 'role' || refusal === 'scope' || refusal === 'unit') return t(`work.refusal.${refusal}`)
  return problemWords(problem, t)
}

/** What was done to the incident while somebody was at it. */
export function MeanwhileNote({ incident }: { incident: Incident }) {
  const { t, format } = useLanguage()
  const last = incident.history.at(-1)
  if (last === undefined) return null
  return (
    <div className={classes.meanwhile} role="status">
      <p>
        {t('work.meanwhile', {
          actor: last.actor_role === 'system' ? t('incident.role.system') : last.actor,
          when: format.moment(last.at),
          verb: t(`incident.verb.${last.verb}`),
          stage: t(`incident.stage.${incident.stage}`),
        })}
      </p>
    </div>
  )
}
