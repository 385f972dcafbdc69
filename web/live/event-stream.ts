/** A message of a stream of server-sent events. */
export type StreamMessage = { event: string; id: string; data: string }

/**
 * Takes the text of a stream in whatever pieces it comes and gives the messages that are whole with each piece.
 * Comments and messages without data are none (WHATWG HTML, 9.2.6).
 */
export function messageReader(): (text: string) => StreamMessage[] {
  let rest = ''
  return (text) => {
    const parts = (rest + text).split('\n\n')
    rest = parts.pop() ?? ''
    return parts.flatMap(readMessage)
  }
}

function readMessage(part: string): StreamMessage[] {
  const message = { event: 'message', id: '' }
  const data: string[] = []
  for (const line of part.split('\n')) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const value = line.slice(colon + 1).replace(/^ /, '')
    const field = line.slice(0, colon)
    if (field === 'data') data.push(value)
    else if (field === 'event' || field === 'id') message[field] = value
  }
  return data.length === 0 ? [] : [{ ...message, data: data.join('\n') }]
}
