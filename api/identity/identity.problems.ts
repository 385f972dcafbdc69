import { declareProblem } from '../problem.ts'

export const signInRequired = declareProblem('sign_in_required', 401, 'Sign in first')
export const notPermitted = declareProblem('not_permitted', 403, 'This account may not do that')
