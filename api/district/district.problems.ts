import { declareProblem } from '../problem.ts'

export const streetUnknown = declareProblem('street_unknown', 404, 'There is no such street here')
export const placeUnknown = declareProblem('place_unknown', 404, 'There is no such place in this street')
