/** An answer of the API that is no success. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
  }
}

/** The server is not there, or not ready. */
export class Unreachable extends Error {}

const keyName = 'simulation'

/**
 * The people of a demo, at the public API of a server: each signs in by one click once, makes a key and goes on by that,
 * so that nobody is signed out for having been idle.
 */
export class Office {
  #address: string
  #ask: typeof fetch
  #keys = new Map<string, Promise<string>>()

  constructor(address: string, ask: typeof fetch = fetch) {
    this.#address = address
    this.#ask = ask
  }

  /** Asks as somebody of the demo, or as nobody. Throws `Refused` and `Unreachable`. */
  async ask<Answer>(
    who: string | null,
    path: string,
    write?: { body: unknown; type?: string },
  ): Promise<Answer> {
    const headers: Record<string, string> =
      who === null ? {} : { authorization: `Bearer ${await this.#keyOf(who)}` }
    try {
      return (await this.#send<Answer>(path, headers, write)).answer
    } catch (error) {
      // The database was made anew, or the key was revoked: who asks again signs in again.
      if (error instanceof Refused && error.status === 401 && who !== null) this.#keys.delete(who)
      throw error
    }
  }

  #keyOf(who: string): Promise<string> {
    const known = this.#keys.get(who)
    if (known !== undefined) return known
    const made = this.#makeKey(who)
    this.#keys.set(who, made)
    made.catch(() => this.#keys.delete(who))
    return made
  }

  async #makeKey(username: string): Promise<string> {
    const signedIn = await this.#send('/api/auth/sign-in/demo', {}, { body: { username } })
    const cookie = signedIn.cookies.map((text) => text.split(';')[0]).join('; ')
    const headers = { cookie }
    const { answer } = await this.#send<{ keys: { id: string; name: string }[] }>('/api/me/keys', headers)
    for (const { id, name } of answer.keys)
      if (name === keyName) await this.#send(`/api/me/keys/${id}`, headers, undefined, 'DELETE')
    const made = await this.#send<{ key: string }>('/api/me/keys', headers, {
      body: { name: keyName, days: 30 },
    })
    await this.#send('/api/auth/sign-out', headers, { body: {} })
    return made.answer.key
  }

  async #send<Answer>(
    path: string,
    headers: Record<string, string>,
    write?: { body: unknown; type?: string },
    method = write === undefined ? 'GET' : 'POST',
  ): Promise<{ answer: Answer; cookies: string[] }> {
    const type = write?.type ?? 'application/json'
    const body = write && (write.body instanceof Uint8Array ? write.body : JSON.stringify(write.body))
    const response = await this.#ask(`${this.#address}${path}`, {
      method,
      headers: { ...headers, ...(write && { 'content-type': type }) },
      ...(body !== undefined && { body: body as BodyInit }),
    }).catch((cause: unknown) => {
      throw new Unreachable('no answer', { cause })
    })
    const text = await response.text()
    const answer: unknown = text === '' ? null : JSON.parse(text)
    if (response.status === 503) throw new Unreachable('not ready')
    if (!response.ok) throw new Refused(response.status, String(Reflect.get(Object(answer), 'code')))
    return { answer: answer as Answer, cookies: response.headers.getSetCookie() }
  }
}
