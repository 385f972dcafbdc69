import { type InfiniteData, InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IncidentPage } from '../../../web/client.ts'
import { readPage } from '../../../web/incident/use-incidents.ts'

const queryKey = ['incidents', 'list', { street: '320199001' }, '-reported_at']
let queries: QueryClient
let asked: string[]
/** What the server holds: the numbers of the pages, each with the version of its content. */
let versions: number[]
let seen: object

const answers = new Map<string, IncidentPage>()
const ask = async (cursor: string) => {
  asked.push(cursor)
  const page = Number(cursor)
  const name = `${page} ${versions[page]}`
  const known = answers.get(name) ?? {
    total: versions[page] ?? 0,
    next: page + 1 < versions.length ? String(page + 1) : null,
    incidents: [],
  }
  answers.set(name, known)
  return known
}
const observer = () =>
  new InfiniteQueryObserver<IncidentPage, Error, InfiniteData<IncidentPage>, typeof queryKey, string>(
    queries,
    {
      queryKey,
      queryFn: (turn) => readPage(turn, seen, ask),
      initialPageParam: '',
      getNextPageParam: ({ next }) => next ?? undefined,
      structuralSharing: false,
      retry: false,
    },
  )

beforeEach(() => {
  queries = new QueryClient()
  asked = []
  versions = [1, 1, 1, 1]
  seen = {}
  answers.clear()
})
afterEach(() => queries.clear())

async function scrolledToTheEnd() {
  const list = observer()
  list.subscribe(() => {})
  await list.refetch()
  for (let page = 1; page < versions.length; page++) await list.fetchNextPage()
  expect(asked).toEqual(['', '1', '2', '3'])
  asked = []
  return list
}
const shown = (list: ReturnType<typeof observer>) =>
  list.getCurrentResult().data?.pages.map(({ total }) => total)

test('a renewal of a long list asks for its first page alone while nothing changed', async () => {
  const list = await scrolledToTheEnd()
  await list.refetch()
  await list.refetch()
  expect(asked).toEqual(['', ''])
  expect(shown(list)).toEqual([1, 1, 1, 1])
})

test('a first page that changed brings the rest anew, once', async () => {
  const list = await scrolledToTheEnd()
  versions = [2, 2, 1, 2]
  await list.refetch()
  expect(asked).toEqual(['', '1', '2', '3'])
  expect(shown(list)).toEqual([2, 2, 1, 2])
  await list.refetch()
  expect(asked.length).toBe(5)
})

test('what is seen to have changed elsewhere brings the rest anew though the first page stands', async () => {
  const list = await scrolledToTheEnd()
  versions = [1, 1, 1, 2]
  seen = {}
  await list.refetch()
  expect(asked).toEqual(['', '1', '2', '3'])
  expect(shown(list)).toEqual([1, 1, 1, 2])
  await list.refetch()
  expect(asked.length).toBe(5)
})
