import { Button, Modal } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import classes from './dispatch-dialog.module.css'
import { NoteField } from './note-field.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import { useIncidentWords } from './use-incident-words.ts'
import type { QueuedIncident } from './use-queue.ts'
import { useDispatchMany, useSuggestions } from './use-surroundings.ts'

interface DispatchDialogProps {
  street: string
  incidents: readonly QueuedIncident[]
  /** Called with the ids of those that were dispatched. */
  onDispatched(ids: readonly number[]): void
  onClose(): void
}

/** Sends the same units to several incidents; what became of each is told beside it. */
export function DispatchDialog({ street, incidents, onDispatched, onClose }: DispatchDialogProps) {
  const { t } = useLanguage()
  const words = useIncidentWords()
  // What was picked stays on the list while the queue behind it moves on.
  const [chosen] = useState(incidents)
  const [called, setCalled] = useState<readonly number[]>([])
  const [note, setNote] = useState('')
  const [isIncomplete, setIncomplete] = useState(false)
  // Of several incidents, most often of one kind and place, the first stands for all.
  const suggestions = useSuggestions(chosen[0]?.id ?? 0, street)
  const { mutate, data, error, isPending } = useDispatchMany(street)
  const hint = useId()
  const results = new Map(data?.results.map((result) => [result.id, result]))
  const done = data?.results.filter((result) => 'incident' in result) ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIncomplete(called.length === 0)
    if (called.length === 0) return
    const text = note.trim()
    mutate(
      {
        incidents: chosen.map(({ id }) => ({ id })),
        units: [...called],
        ...(text === '' ? {} : { note: text }),
      },
      {
        onSuccess: ({ results }) =>
          onDispatched(results.flatMap((result) => ('incident' in result ? [result.id] : []))),
      },
    )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('desk.dispatchTitle', { count: chosen.length, n: chosen.length })}
      closeButtonProps={{ 'aria-label': t('interface.close') }}
    >
      <form onSubmit={submit} className={classes.form}>
        <ul className={classes.incidents} aria-label={t('desk.picked')}>
          {chosen.map((incident) => {
            const result = results.get(incident.id)
            const isDone = result !== undefined && 'incident' in result
            const problem = result !== undefined && 'problem' in result ? result.problem : undefined
            return (
              <li
                key={incident.id}
                className={classes.incident}
                data-dispatched={incident.id}
                data-outcome={isDone ? 'done' : problem && 'failed'}
              >
                <span className={classes.name}>
                  {words.category(incident)}
                  <span className={classes.where}>{words.place(incident)}</span>
                </span>
                {isDone && <span className={classes.done}>{t('desk.dispatched')}</span>}
                {problem !== undefined && (
                  <span className={classes.failed}>{problemWords({ status: 409, ...problem }, t)}</span>
                )}
              </li>
            )
          })}
        </ul>
        {data === undefined ? (
          <>
            <div className={classes.units} aria-describedby={isIncomplete ? hint : undefined}>
              {suggestions.data === undefined ? (
                suggestions.error === null ? (
                  <SkeletonRows rows={4} height={44} label={t('interface.loading')} />
                ) : (
                  <Notice
                    compact
                    tone="trouble"
                    title={t('work.unitsFailed')}
                    detail={problemWords(suggestions.error, t)}
                    action={{ label: t('interface.retry'), onClick: () => void suggestions.refetch() }}
                  />
                )
              ) : (
                <SuggestionList
                  units={suggestions.data}
                  label={t('desk.units')}
                  withWay={chosen.length === 1}
                  chosen={called}
                  onChange={setCalled}
                />
              )}
            </div>
            {isIncomplete && (
              <p id={hint} className={classes.failed} role="alert">
                {t('desk.unitsMissing')}
              </p>
            )}
            <NoteField
              label={t('desk.note')}
              street={street}
              verb="dispatch"
              incident={chosen.length === 1 ? chosen[0] : undefined}
              units={called}
              value={note}
              onChange={setNote}
            />
            {error !== null && (
              <p className={classes.failed} role="alert">
                {problemWords(error, t)}
              </p>
            )}
            <div className={classes.buttons}>
              <Button size="sm" variant="default" onClick={onClose}>
                {t('interface.cancel')}
              </Button>
              <Button size="sm" type="submit" loading={isPending}>
                {t('work.do.dispatch')}
              </Button>
            </div>
          </>
        ) : (
          <div className={classes.buttons}>
            <p className={classes.outcome} role="status">
              {t('desk.outcome', { done: done.length, total: chosen.length })}
            </p>
            <Button size="sm" onClick={onClose} data-autofocus>
              {t('interface.close')}
            </Button>
          </div>
        )}
      </form>
    </Modal>
  )
}
