import type { endedStages, incidentStages } from '../incident/incident.model.ts'

type OpenStage = Exclude<(typeof incidentStages)[number], (typeof endedStages)[number]>

/** After so many hours without a step (an urge is none) an incident stands on the ledger as waiting, by the stage it waits in. */
export const waitingHours: Record<OpenStage, number> = {
  collection: 24,
  assessment: 24,
  dispatch: 24,
  handling: 72,
  supervision: 72,
  feedback: 72,
}

/** More entries are not put into one file: they would be read by nobody, and are held in memory while it is made. */
export const mostSheetEntries = 10_000
