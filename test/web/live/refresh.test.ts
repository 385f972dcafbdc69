import { expect, test } from 'vitest'
import { makeRefresher, type RefreshKey, refreshedBy } from '../../../web/live/refresh.ts'

const street = '320199001'
const message = (event: string, data: unknown) => ({ event, id: '1', data: JSON.stringify(data) })
const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

test('a step makes the map, the list, the figures and its incident old', () => {
  expect(refreshedBy(message('incident', { verb: 'urge', incident: { id: 7 } }), street)).toEqual([
    ['incidents', 'points'],
    ['incidents', 'list'],
    ['incidents', 'summary'],
    ['incidents', 'one', street, '7'],
  ])
})

test('a beginning makes everything old, and so does a step that cannot be read', () => {
  for (const event of ['position', 'reset'])
    expect(refreshedBy(message(event, { position: 1 }), street)).toEqual([['incidents']])
  expect(refreshedBy({ event: 'incident', id: '1', data: '{' }, street)).toEqual([['incidents']])
})

test('what is not known makes nothing old', () => {
  expect(refreshedBy(message('later', {}), street)).toEqual([])
})

/** A refresher whose answers and seconds come when the test says so. */
function held() {
  const asked: string[] = []
  const answers: (() => void)[] = []
  const seconds: (() => void)[] = []
  const refresh = makeRefresher(
    (key: RefreshKey) => {
      asked.push(key.join(' '))
      return new Promise((resolve) => answers.push(resolve))
    },
    () => new Promise((resolve) => seconds.push(resolve)),
  )
  return { asked, refresh, answer: () => answers.shift()?.(), second: () => seconds.shift()?.() }
}

test('the same thing is asked for once more, after its answer and a second, however much happened', async () => {
  const { asked, refresh, answer, second } = held()
  for (let count = 0; count < 50; count += 1) refresh([['incidents', 'list']])
  await turns()
  expect(asked).toEqual(['incidents list'])
  second()
  await turns()
  expect(asked).toHaveLength(1)
  answer()
  await turns()
  expect(asked).toHaveLength(2)
  answer()
  second()
  await turns()
  expect(asked).toHaveLength(2)
  refresh([['incidents', 'list']])
  expect(asked).toHaveLength(3)
})

test('different things do not wait for each other', () => {
  const { asked, refresh } = held()
  refresh([
    ['incidents', 'list'],
    ['incidents', 'one', street, '7'],
  ])
  expect(asked).toEqual(['incidents list', `incidents one ${street} 7`])
})

test('a question that fails is asked again when there is something new', async () => {
  let asked = 0
  const refresh = makeRefresher(
    async () => {
      asked += 1
      throw new Error('nobody answers')
    },
    async () => undefined,
  )
  refresh([['incidents']])
  await turns()
  refresh([['incidents']])
  await turns()
  expect(asked).toBe(2)
})
