import { declareProblem } from '../problem.ts'

export const collectionUnknown = declareProblem('collection_unknown', 404, 'There is no such collection')
export const featureUnknown = declareProblem('feature_unknown', 404, 'There is no such feature')
