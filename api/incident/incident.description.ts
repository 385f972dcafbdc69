import { z } from 'zod'
import { onceHeader, writeHeaders } from '../identity/write-headers.ts'
import type { Operation } from '../openapi.ts'
import { dispatchManyBody } from './dispatch-many.ts'
import { incidentAnswer, manyDispatched, possibleDuplicates, revealed } from './incident.shapes.ts'
import { reportBody } from './report.ts'
import { revealBody } from './reveal.ts'
import { suggestions, surroundings } from './surroundings.shapes.ts'
import { duplicateQuery, incidentParameter, verbParameter, verbQuery } from './verb.requests.ts'
import { verbs } from './verbs.ts'

const tag = 'incident'

/** The addresses that write incidents. */
export const loopOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/incidents',
    tag,
    summary: 'Report an incident; grid, estate and zone are found from the place',
    query: verbQuery,
    headers: onceHeader,
    body: reportBody,
    answer: { description: 'The incident', shape: incidentAnswer, status: 201 },
    problems: [422],
  },
  {
    path: '/incidents/duplicates',
    tag,
    summary: 'Open incidents that a report may be a duplicate of, the nearest first',
    query: duplicateQuery,
    answer: { description: 'At most twenty', shape: possibleDuplicates },
  },
  {
    method: 'post',
    path: '/incidents/dispatch',
    tag,
    summary: 'Dispatch several incidents to the same units; each succeeds or is refused by itself',
    query: verbQuery,
    headers: onceHeader,
    body: dispatchManyBody,
    answer: { description: 'What became of each, in the order given', shape: manyDispatched },
    problems: [422],
  },
  {
    path: '/incidents/{id}/suggestions',
    tag,
    summary: 'The units that could be sent, the most suitable first, with what speaks for each',
    parameters: incidentParameter,
    query: verbQuery,
    answer: { description: 'All units of the street', shape: suggestions },
  },
  {
    path: '/incidents/{id}/nearby',
    tag,
    summary: 'Units and service points by the way on foot, and similar incidents',
    parameters: incidentParameter,
    query: verbQuery,
    answer: { description: 'The nearest of each', shape: surroundings },
  },
  {
    method: 'post',
    path: '/incidents/{id}/reveal',
    tag,
    summary: 'What is masked elsewhere, for a reason that goes into the audit',
    parameters: incidentParameter,
    query: verbQuery,
    body: revealBody,
    answer: { description: 'Who reported, and the words as they were written', shape: revealed },
  },
  {
    method: 'post',
    path: '/incidents/{id}/{verb}',
    tag,
    summary:
      'Take a step of the closed loop; If-Match with the sequence last seen refuses it if there was another since',
    parameters: verbParameter,
    query: verbQuery,
    headers: writeHeaders,
    body: z.union(Object.values(verbs).map(({ body }) => body)),
    answer: { description: 'The incident as it is then', shape: incidentAnswer },
    problems: [409, 422],
  },
]
