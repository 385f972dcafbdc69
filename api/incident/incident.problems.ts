import { declareProblem } from '../problem.ts'

export const incidentUnknown = declareProblem('incident_unknown', 404, 'There is no such incident')
