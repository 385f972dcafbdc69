/**
 * What went wrong, by the code the server declared (RFC 9457); the message is what it added to say of this case.
 * Status 0 when it could not be reached, code `answer_broken` when what it said could not be read.
 */
export class RequestProblem extends Error {
  readonly status: number
  readonly code: string
  /** What else the server told: `errors` of the input, `seconds` to wait. */
  readonly members: Readonly<Record<string, unknown>>
  constructor(status: number, code: string, detail: string, members: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.name = 'RequestProblem'
    this.status = status
    this.code = code
    this.members = members
  }
}

async function problemOf(response: { status: number; json(): Promise<unknown> }): Promise<RequestProblem> {
  const body = await response.json().catch(() => null)
  const members: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
  const text = (name: string) => {
    const value = members[name]
    return typeof value === 'string' ? value : undefined
  }
  return new RequestProblem(response.status, text('code') ?? 'unknown', text('detail') ?? '', members)
}

export type Signal = AbortSignal | undefined

/** The entity tags of answers, by which an answer that did not change is known again. */
const tags = new WeakMap<object, string>()

export async function answer<Answer extends object>(
  sent: Promise<{
    ok: boolean
    status: number
    headers: Headers
    json(): Promise<Answer>
    text(): Promise<string>
  }>,
  signal: Signal,
  before?: Answer,
): Promise<Answer> {
  const response = await sent.catch((reason: unknown) => {
    if (signal?.aborted) throw reason
    throw new RequestProblem(0, 'offline', '')
  })
  if (!response.ok) throw await problemOf(response)
  const tag = response.headers.get('etag')
  const unchanged = before !== undefined && tag !== null && tags.get(before) === tag
  const body = await (unchanged ? response.text().then(() => before) : response.json()).catch(
    (reason: unknown) => {
      if (signal?.aborted) throw reason
      throw reason instanceof SyntaxError
        ? new RequestProblem(response.status, 'answer_broken', '')
        : new RequestProblem(0, 'offline', '')
    },
  )
  if (tag !== null) tags.set(body, tag)
  return body
}

/** The body of an answer that is read as it comes. */
export async function opened(
  sent: Promise<{
    ok: boolean
    status: number
    body: ReadableStream<Uint8Array> | null
    json(): Promise<unknown>
  }>,
  signal: Signal,
): Promise<ReadableStream<Uint8Array>> {
  const response = await sent.catch((reason: unknown) => {
    if (signal?.aborted) throw reason
    throw new RequestProblem(0, 'offline', '')
  })
  if (!response.ok) throw await problemOf(response)
  if (response.body === null) throw new RequestProblem(response.status, 'answer_broken', '')
  return response.body
}

/** For a file. */
export async function fileOf(
  sent: Promise<{ ok: boolean; status: number; blob(): Promise<Blob>; json(): Promise<unknown> }>,
): Promise<Blob> {
  const response = await sent.catch(() => {
    throw new RequestProblem(0, 'offline', '')
  })
  if (!response.ok) throw await problemOf(response)
  return response.blob().catch(() => {
    throw new RequestProblem(0, 'offline', '')
  })
}

/** For what is answered by nothing but that it was done. */
export async function done(
  sent: Promise<{ ok: boolean; status: number; json(): Promise<unknown> }>,
): Promise<void> {
  const response = await sent.catch(() => {
    throw new RequestProblem(0, 'offline', '')
  })
  if (!response.ok) throw await problemOf(response)
}
