import { messageReader, type StreamMessage } from './event-stream.ts'

export type LiveState = {
  /** `connecting` until the first attempt has succeeded or failed. */
  state: 'connecting' | 'live' | 'lost'
  /** Since when, epoch in milliseconds. */
  since: number
  /** When the server was last heard of, epoch in milliseconds; 0 for never. */
  lastMessageAt: number
}

export type ConnectionOptions = {
  /** Opens the stream after the message of that id; fails if it cannot. */
  connect: (after: string | undefined, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>
  onMessage: (message: StreamMessage) => void
  onChange: (state: LiveState) => void
  now?: () => number
  random?: () => number
}

/** The server's heart beats every 15 seconds: who hears nothing for longer than two beats is cut off. */
export const silenceMilliseconds = 40_000

/** How long to wait before attempt number `failures`: doubling to 15 seconds, spread so that a crowd does not come at once. */
export const backoff = (failures: number, random: () => number): number =>
  Math.min(15_000, 500 * 2 ** (failures - 1)) * (0.5 + random() / 2)

export type Connection = {
  /** Tries now instead of waiting, if it is lost. */
  retry(): void
  stop(): void
}

/** Keeps a stream open until it is stopped: what broke off is taken up after the last message that came. */
export function keepConnected({
  connect,
  onMessage,
  onChange,
  now = Date.now,
  random = Math.random,
}: ConnectionOptions): Connection {
  let current: LiveState = { state: 'connecting', since: now(), lastMessageAt: 0 }
  let after: string | undefined
  let isStopped = false
  let attempt = new AbortController()
  let wake: (() => void) | undefined

  const become = (state: LiveState['state']) => {
    if (isStopped || current.state === state) return
    current = { ...current, state, since: now() }
    onChange(current)
  }
  const heard = () => {
    if (isStopped) return
    current = { ...current, lastMessageAt: now() }
    onChange(current)
  }

  const read = async (onOpen: () => void) => {
    attempt = new AbortController()
    const { signal } = attempt
    const cut = () => attempt.abort()
    let silence = setTimeout(cut, silenceMilliseconds)
    try {
      const body = await connect(after, signal)
      const reader = body.getReader()
      signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined))
      if (signal.aborted) return
      onOpen()
      const decoder = new TextDecoder()
      const messages = messageReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done || isStopped) return
        clearTimeout(silence)
        silence = setTimeout(cut, silenceMilliseconds)
        heard()
        for (const message of messages(decoder.decode(value, { stream: true }))) {
          if (message.id !== '') after = message.id
          onMessage(message)
        }
      }
    } finally {
      clearTimeout(silence)
      attempt.abort()
    }
  }

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const run = async () => {
    let failures = 0
    while (!isStopped) {
      await read(() => {
        failures = 0
        become('live')
      }).catch(() => undefined)
      if (isStopped) return
      become('lost')
      failures += 1
      await pause(backoff(failures, random))
    }
  }
  void run()

  return {
    retry: () => wake?.(),
    stop: () => {
      isStopped = true
      attempt.abort()
      wake?.()
    },
  }
}
