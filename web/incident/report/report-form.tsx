import { Button, Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { type Performer, refusalOf } from '../../../api/identity/permission.model.ts'
import { type CategoryEntry, type Incident, RequestProblem } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { PhotoField } from '../photo-field.tsx'
import { PlaceField } from './place-field.tsx'
import { emptyReport, type ReportDraft, type ReportFault, type ReportPlace, reportOf } from './report.ts'
import classes from './report-form.module.css'
import { SameField } from './same-field.tsx'
import { useDuplicates, useReport } from './use-report.ts'

interface ReportFormProps {
  street: string
  performer: Performer & { username: string }
  categories: readonly CategoryEntry[]
  place: ReportPlace | undefined
  onPlace(place: ReportPlace): void
  /** There is a map beside the form that takes a click. */
  hasMap: boolean
  /** Called with the incident that was filed, and with what was refused of what was to follow at once. */
  onFiled(incident: Incident, left: unknown): void
  onOpen(id: number): void
  onClose(): void
}

/** What was typed and not filed is there again when the same person opens the form again. */
const kept = new Map<string, ReportDraft>()

/** 上报: what, where, how urgent, who said so; and whether it was reported already. */
export function ReportForm(props: ReportFormProps) {
  const { street, performer, categories, place, onPlace, hasMap, onFiled, onOpen, onClose } = props
  const { t, language } = useLanguage()
  const [draft, setDraft] = useState<ReportDraft>(() => ({
    ...emptyReport,
    ...kept.get(performer.username),
    photos: [],
  }))
  const [fault, setFault] = useState<ReportFault | 'photos'>()
  const [isSending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { mutate, error, isPending } = useReport(street)
  const change = useCallback(
    (part: Partial<ReportDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...part }
        kept.set(performer.username, next)
        return next
      }),
    [performer.username],
  )
  useEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true })
  }, [])
  const takePhotos = useCallback(
    (photos: readonly number[], sending: boolean) => {
      change({ photos })
      setSending(sending)
    },
    [change],
  )
  const others = useDuplicates(street, draft.category, place).data ?? []
  const mayMerge = refusalOf(performer, 'merge') === null
  const maySettle = performer.role === 'leader'
  const same = others.some(({ id }) => id === draft.same) ? draft.same : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const made = reportOf({ ...draft, place })
    const found = 'fault' in made ? made.fault : isSending ? 'photos' : undefined
    setFault(found)
    if ('fault' in made || found !== undefined) {
      form.current?.querySelector<HTMLElement>(`[data-field=${found}] :is(input, textarea)`)?.focus()
      return
    }
    const settled = draft.settled?.trim()
    mutate(
      {
        body: made.body,
        ...(same !== undefined && { same }),
        ...(same === undefined && settled !== undefined && { settled }),
      },
      {
        onSuccess: ({ incident, left }) => {
          kept.delete(performer.username)
          onFiled(incident, left)
        },
      },
    )
  }
  const named = (main: boolean, entry: CategoryEntry) =>
    language === 'zh' ? (main ? entry.main_name : entry.name) : main ? entry.main_name_en : entry.name_en
  const groups = [...new Set(categories.map(({ main_code }) => main_code))].map((code) => {
    const own = categories.filter(({ main_code }) => main_code === code)
    return {
      group: own[0] === undefined ? code : named(true, own[0]),
      items: own.map((entry) => ({ value: entry.code, label: `${named(false, entry)} ${entry.code}` })),
    }
  })
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={t('report.title')}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <div data-field="category">
        <Select
          label={t('incident.category')}
          required
          searchable
          data={groups}
          value={draft.category}
          nothingFoundMessage={t('report.categoryNone')}
          onChange={(category) => change({ category })}
        />
      </div>
      <div data-field="place">
        <PlaceField street={street} place={place} hasMap={hasMap} onChange={onPlace} />
      </div>
      <div data-field="description">
        <Textarea
          label={t('incident.description')}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={draft.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
      </div>
      <Radio.Group
        label={t('incident.severityLabel')}
        value={draft.severity}
        onChange={(severity) => change({ severity: severity === 'urgent' ? 'urgent' : 'normal' })}
      >
        <div className={classes.choices}>
          <Radio value="normal" label={t('incident.severity.normal')} />
          <Radio value="urgent" label={t('incident.severity.urgent')} />
        </div>
      </Radio.Group>
      {others.length > 0 && (
        <SameField
          incidents={others}
          mayMerge={mayMerge}
          chosen={same}
          onChange={(id) => change({ same: id })}
          onOpen={onOpen}
        />
      )}
      <PhotoField street={street} present={0} onChange={takePhotos} />
      <fieldset className={classes.reporter}>
        <legend>{t('report.reporter')}</legend>
        <TextInput
          label={t('report.name')}
          maxLength={80}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <div data-field="phone">
          <TextInput
            type="tel"
            label={t('work.phone')}
            maxLength={40}
            value={draft.phone}
            onChange={(event) => change({ phone: event.currentTarget.value })}
          />
        </div>
        <p className={classes.hint}>{t('report.reporterHint')}</p>
      </fieldset>
      {maySettle && (
        <>
          <Checkbox
            size="xs"
            label={t('report.settled')}
            description={t('report.settledHint')}
            checked={draft.settled !== undefined}
            onChange={({ currentTarget }) => change({ settled: currentTarget.checked ? '' : undefined })}
          />
          {draft.settled !== undefined && (
            <div data-field="settled">
              <Textarea
                label={t('work.note.complete')}
                required
                maxLength={2000}
                value={draft.settled}
                onChange={(event) => change({ settled: event.currentTarget.value })}
              />
            </div>
          )}
        </>
      )}
      {fault !== undefined && (
        <p className={classes.fault} role="alert">
          {fault === 'photos' ? t('work.fault.photos') : t(`report.fault.${fault}`)}
        </p>
      )}
      {error !== null && fault === undefined && (
        <p className={classes.fault} role="alert">
          {refused(error, t)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="sm" variant="default" onClick={onClose}>
          {t('interface.cancel')}
        </Button>
        <Button size="sm" type="submit" loading={isPending}>
          {same === undefined ? t('report.file') : t('report.fileAndMerge')}
        </Button>
      </div>
    </form>
  )
}

/** Why it was not filed; of a place outside of the district, which grid is nearest. */
function refused(problem: Error, t: ReturnType<typeof useLanguage>['t']): string {
  const nearest = problem instanceof RequestProblem ? problem.members.nearest : undefined
  if (typeof nearest === 'object' && nearest !== null && 'name' in nearest && 'metres' in nearest)
    return t('report.outside', { grid: String(nearest.name), length: `${String(nearest.metres)} m` })
  return problemWords(problem, t)
}
