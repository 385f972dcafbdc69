import { expect, test } from 'vitest'
import { messageReader } from '../../../web/live/event-stream.ts'

const text =
  'retry: 1000\n\nevent: position\nid: 3\ndata: {"position":3}\n\n: \n\nevent: incident\nid: 4\ndata: {"verb":"urge"}\n\n'
const messages = [
  { event: 'position', id: '3', data: '{"position":3}' },
  { event: 'incident', id: '4', data: '{"verb":"urge"}' },
]

test('messages are read in whatever pieces they come, and comments are none', () => {
  for (let size = 1; size <= text.length; size += 1) {
    const read = messageReader()
    const found = []
    for (let start = 0; start < text.length; start += size)
      found.push(...read(text.slice(start, start + size)))
    expect(found).toEqual(messages)
  }
})

test('a message that broke off is none', () => {
  expect(messageReader()(text.slice(0, -1))).toEqual(messages.slice(0, 1))
})
