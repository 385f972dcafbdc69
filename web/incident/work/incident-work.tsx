import '../../i18n/later.ts'
import { Button, Menu } from '@mantine/core'
import { useRef, useState } from 'react'
import { type Performer, refusalOf } from '../../../api/identity/permission.model.ts'
import type { Incident, StepVerb } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLostFocus } from '../../ui/lost-focus.ts'
import { RevealPart } from './reveal-part.tsx'
import { arranged, type Draft, fieldsOf, localOf } from './step.ts'
import { MeanwhileNote, StepForm, stepProblem } from './step-form.tsx'
import { presentIn, useStep } from './use-step.ts'
import classes from './work.module.css'

interface IncidentWorkProps {
  incident: Incident
  street: string
  /** Whoever is signed in; what they typed is shown to nobody else. */
  performer: Performer & { username: string }
}

const day = 86_400_000

/** What can be done with an incident now by whoever looks at it: a button a step, and what the step asks for. */
export function IncidentWork(props: IncidentWorkProps) {
  // Another incident is other work: nothing of the former stays open.
  return <Work key={props.incident.id} {...props} />
}

function Work({ incident, street, performer }: IncidentWorkProps) {
  const { t, format } = useLanguage()
  const step = useStep(incident, street)
  const [opened, setOpened] = useState<{ verb: StepVerb; given: Partial<Draft> }>()
  const part = useRef<HTMLElement>(null)
  useLostFocus(`${incident.loop.sequence} ${opened?.verb}`, () => part.current)
  const { shown, more } = arranged(incident.possible)
  const { requested } = incident.loop
  const place = incident.grid_code ?? street
  const mayReveal = refusalOf(performer, 'reveal', { place }) === null
  if (shown.length === 0 && !mayReveal && opened === undefined) return null
  const limit = incident.due_at === null ? Date.now() : Math.max(Date.now(), Date.parse(incident.due_at))
  const open = (verb: StepVerb, given: Partial<Draft> = {}) => {
    step.reset()
    if (fieldsOf[verb] === undefined) return step.mutate({ verb, body: {} })
    const until = fieldsOf[verb].until ? { until: localOf(limit + day) } : {}
    setOpened({ verb, given: { ...until, ...given } })
  }
  const button = (verb: StepVerb, isFirst: boolean) => (
    <Button
      key={verb}
      size="sm"
      variant={isFirst ? 'filled' : 'default'}
      data-do={verb}
      loading={step.isPending && step.variables.verb === verb}
      disabled={step.isPending}
      onClick={() => open(verb)}
    >
      {t(`work.do.${verb}`)}
    </Button>
  )
  const isConflict = presentIn(step.error) !== undefined
  return (
    <section ref={part} className={classes.work} aria-label={t('work.title')} tabIndex={-1}>
      {requested !== null && incident.possible.includes(requested.verb) && opened === undefined && (
        <div className={classes.asked}>
          <p>
            {t('work.requested', {
              verb: t(`work.do.${requested.verb}`),
              when: format.moment(requested.due_at),
            })}
          </p>
          {refusalOf(performer, 'grant', { place }) === null && (
            <Button
              size="sm"
              variant="default"
              onClick={() => open(requested.verb, { until: localOf(requested.due_at) })}
            >
              {t('work.grant')}
            </Button>
          )}
        </div>
      )}
      {opened === undefined ? (
        <div className={classes.steps}>
          {shown.map((verb, index) => button(verb, index === 0))}
          {more.length > 0 && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button size="sm" variant="default" rightSection={<Icon name="chevronDown" size={16} />}>
                  {t('work.more')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {more.map((verb) => (
                  <Menu.Item key={verb} data-do={verb} onClick={() => open(verb)}>
                    {t(`work.do.${verb}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      ) : (
        <StepForm
          key={opened.verb}
          incident={incident}
          street={street}
          verb={opened.verb}
          owner={performer.username}
          given={opened.given}
          step={step}
          onClose={() => {
            setOpened(undefined)
            step.reset()
          }}
        />
      )}
      {opened === undefined && step.error !== null && (
        <>
          {isConflict && <MeanwhileNote incident={incident} />}
          <p className={classes.fault} role="alert">
            {isConflict ? t('work.conflict') : stepProblem(step.error, t)}
          </p>
        </>
      )}
      {mayReveal && opened === undefined && <RevealPart incident={incident} street={street} />}
    </section>
  )
}
