import { onceHeader, writeHeaders } from '../identity/write-headers.ts'
import type { Operation } from '../openapi.ts'
import { placeParameter, streetQuery } from '../parameters.ts'
import { responseTemplateList, responseTemplateShown, streetSettingsShown } from './office.shapes.ts'
import { streetSettingsBody } from './street-settings.model.ts'
import { templateBody } from './template.model.ts'

const tag = 'office'

/** The addresses of what an office sets for a street. */
export const officeOperations: readonly Operation[] = [
  {
    path: '/response-templates',
    tag,
    summary: 'Words that are often written with a step',
    query: streetQuery,
    answer: { description: 'In the order of the loop', shape: responseTemplateList },
  },
  {
    method: 'post',
    path: '/response-templates',
    tag,
    summary: 'Add a template',
    query: streetQuery,
    headers: onceHeader,
    body: templateBody,
    answer: { description: 'The template', shape: responseTemplateShown, status: 201 },
    problems: [409, 422],
  },
  {
    method: 'put',
    path: '/response-templates/{id}',
    tag,
    summary: 'Change a template',
    parameters: placeParameter,
    query: streetQuery,
    headers: writeHeaders,
    body: templateBody,
    answer: { description: 'The template as it is now', shape: responseTemplateShown },
    problems: [409, 422],
  },
  {
    method: 'delete',
    path: '/response-templates/{id}',
    tag,
    summary: 'Remove a template',
    parameters: placeParameter,
    query: streetQuery,
    headers: writeHeaders,
    answer: { description: 'It is gone', status: 204 },
    problems: [409, 422],
  },
  {
    path: '/street-settings',
    tag,
    summary: 'What the office has set for a street',
    query: streetQuery,
    answer: { description: 'The settings', shape: streetSettingsShown },
  },
  {
    method: 'put',
    path: '/street-settings',
    tag,
    summary: 'Set it',
    query: streetQuery,
    headers: writeHeaders,
    body: streetSettingsBody,
    answer: { description: 'The settings as they are now', shape: streetSettingsShown },
    problems: [409, 422],
  },
]
