import { onlineManager } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import { RequestProblem } from '../../web/client.ts'
import { makeQueryClient } from '../../web/query-client.ts'

afterEach(() => onlineManager.setOnline(true))

test('a server on this machine is asked whatever the browser believes of the Internet', async () => {
  onlineManager.setOnline(false)
  const queries = makeQueryClient()
  expect(await queries.fetchQuery({ queryKey: ['asked'], queryFn: async () => 'answered' })).toBe('answered')
  queries.clear()
})

const retried = (problem: unknown) => {
  const { retry } = makeQueryClient().getDefaultOptions().queries ?? {}
  return typeof retry === 'function' && retry(0, problem as Error)
}

test('what may pass is asked again, what was refused is not', () => {
  expect(retried(new RequestProblem(0, 'offline', ''))).toBe(true)
  expect(retried(new RequestProblem(503, 'database_unavailable', ''))).toBe(true)
  expect(retried(new RequestProblem(200, 'answer_broken', ''))).toBe(true)
  expect(retried(new RequestProblem(404, 'street_unknown', ''))).toBe(false)
})
