import type { Operation } from '../openapi.ts'
import { indicatorParameter, indicatorQuery, recordsQuery } from './indicator.requests.ts'
import { indicatorFigures, indicatorRecords } from './indicator.shapes.ts'

const tag = 'indicator'

export const indicatorOperations: readonly Operation[] = [
  {
    path: '/indicators',
    tag,
    summary: 'The indicators of a day, week, month or year, with the period before and the same of last year',
    query: indicatorQuery,
    answer: { description: 'Rates and counts', shape: indicatorFigures },
  },
  {
    path: '/indicators/{name}/records',
    tag,
    summary: 'The incidents that a figure counts, the latest first',
    parameters: indicatorParameter,
    query: recordsQuery,
    answer: { description: 'A page, with the figure as its total', shape: indicatorRecords },
  },
]
