import { type IncidentStage, incidentStages, isOpen } from '../../api/incident/incident.model.ts'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './stage-steps.module.css'

export const openSteps = incidentStages.filter(isOpen)

/** The six steps of the closed loop with the one an incident waits in; an ended one has passed them all. */
export function StageSteps({ stage }: { stage: IncidentStage }) {
  const { t } = useLanguage()
  const at = openSteps.indexOf(stage)
  const ended = at < 0
  return (
    <ol className={classes.steps} aria-label={t('incident.steps')}>
      {openSteps.map((step, index) => {
        const state = (ended && stage === 'closed') || index < at ? 'done' : index === at ? 'now' : 'next'
        const words = {
          done: t('incident.stepDone'),
          now: t('incident.stepNow'),
          next: t('incident.stepNext'),
        }
        return (
          <li
            key={step}
            className={classes.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
            aria-label={t('incident.step', {
              n: index + 1,
              name: t(`incident.stage.${step}`),
              state: words[state],
            })}
          >
            <span className={classes.mark} aria-hidden="true">
              {state === 'done' ? '✓' : index + 1}
            </span>
            <span aria-hidden="true">{t(`incident.stageShort.${step}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}
