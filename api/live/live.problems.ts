import { declareProblem } from '../problem.ts'

export const liveStopping = declareProblem('live_stopping', 503, 'The server is stopping')
export const liveFull = declareProblem('live_full', 503, 'The server has as many open streams as it takes')
