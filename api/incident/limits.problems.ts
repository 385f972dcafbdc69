import { declareProblem } from '../problem.ts'

export const categoryUnknown = declareProblem('category_unknown', 404, 'There is no such category')
export const limitsChanged = declareProblem('limits_changed', 409, 'The limits were changed meanwhile')
export const calendarChanged = declareProblem('calendar_changed', 409, 'The day was changed meanwhile')
