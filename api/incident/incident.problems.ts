import { declareProblem } from '../problem.ts'

export const incidentUnknown = declareProblem('incident_unknown', 404, 'There is no such incident')
export const incidentConflict = declareProblem(
  'incident_conflict',
  409,
  'The incident is not where this step is possible',
)
export const ownCompletion = declareProblem(
  'own_completion',
  409,
  'Whoever completed an incident does not verify it',
)
export const outsideDistrict = declareProblem(
  'outside_district',
  422,
  'The place lies outside of the district',
)
