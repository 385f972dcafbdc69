import { HTTPException } from 'hono/http-exception'
import { describe, expect, it } from 'vitest'
import { SpatialError } from '../../../api/database/spatial-error.ts'
import { inputInvalid, toProblem } from '../../../api/problem.ts'

const failure = (code: string, message = 'failed') => Object.assign(new Error(message), { code })

describe('what is told of a foreign error', () => {
  it.each([
    'EADDRNOTAVAIL',
    'EAI_AGAIN',
    'ECONNABORTED',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTDOWN',
    'EHOSTUNREACH',
    'ENETDOWN',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT',
    'CONNECTION_CLOSED',
    'CONNECTION_ENDED',
    'CONNECTION_DESTROYED',
    'CONNECT_TIMEOUT',
    '08006',
    '53300',
    '57P01',
    '57P03',
  ])('%s: the database does not answer at the moment', (code) => {
    for (const thrown of [failure(code), new Error('query', { cause: failure(code) })]) {
      const { status, code: told, particulars } = toProblem(thrown)
      expect([status, told, particulars.headers]).toEqual([
        503,
        'database_unavailable',
        { 'retry-after': '5' },
      ])
    }
  })

  it.each([
    ['57014', 503, 'request_timeout'],
    ['22003', 400, 'value_out_of_range'],
    ['42703', 500, 'internal_error'],
    ['23505', 500, 'internal_error'],
    ['ENOENT', 500, 'internal_error'],
  ])('%s: %i %s', (code, status, told) => {
    expect(toProblem(failure(code))).toMatchObject({ status, code: told })
  })

  it.each([
    [new TypeError('x'), 500, 'internal_error'],
    ['a text', 500, 'internal_error'],
    [new SpatialError('x'), 400, 'geometry_invalid'],
    [failure('XX000', 'lwgeom_intersection: GEOS Error: TopologyException'), 400, 'geometry_invalid'],
    [failure('XX000', 'cache lookup failed'), 500, 'internal_error'],
    [new HTTPException(413), 413, 'body_too_large'],
    [new HTTPException(400), 400, 'body_malformed'],
    [inputInvalid(), 400, 'input_invalid'],
  ])('%s: %i %s', (thrown, status, code) => {
    expect(toProblem(thrown)).toMatchObject({ status, code })
  })
})
