import { declareProblem } from '../problem.ts'

export const templateUnknown = declareProblem('template_unknown', 404, 'There is no such template')
export const templateChanged = declareProblem('template_changed', 409, 'The template was changed meanwhile')
export const templatesMany = declareProblem(
  'templates_many',
  409,
  'The street has as many templates as it may',
)
export const settingsChanged = declareProblem('settings_changed', 409, 'The settings were changed meanwhile')
