import type { IncidentStage } from '../../api/incident/incident.model.ts'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './stage-bar.module.css'
import { openSteps } from './stage-steps.tsx'

interface StageBarProps {
  counts: Partial<Record<IncidentStage, number>>
  active: readonly IncidentStage[]
  onToggle(stage: IncidentStage): void
}

const endings: readonly IncidentStage[] = ['closed', 'voided', 'merged']

/** How many incidents wait in each of the six steps, and how many have ended; each number filters. */
export function StageBar({ counts, active, onToggle }: StageBarProps) {
  const { t, format } = useLanguage()
  const button = (stage: IncidentStage) => (
    <button
      key={stage}
      type="button"
      className={classes.stage}
      aria-pressed={active.includes(stage)}
      aria-label={`${t(`incident.stage.${stage}`)} ${format.number(counts[stage] ?? 0)}`}
      data-empty={(counts[stage] ?? 0) === 0}
      onClick={() => onToggle(stage)}
    >
      <span className={classes.number}>{format.number(counts[stage] ?? 0)}</span>
      <span className={classes.name}>{t(`incident.stageShort.${stage}`)}</span>
    </button>
  )
  return (
    <div>
      <div className={classes.steps}>{openSteps.map(button)}</div>
      <div className={classes.endings}>{endings.map(button)}</div>
    </div>
  )
}
