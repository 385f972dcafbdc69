import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Scope } from '../identity/scope.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'identity'

/** Shorter bodies are not worth compressing: headers and latency outweigh the bytes. */
const smallestCompressed = 1024

/** A response body with its validator and its compressed forms, each made once, on first use. */
export class StoredBody {
  readonly bytes: Buffer
  readonly type: string
  /** Hash of the content; the entity tag of an encoding is this and the encoding's name. */
  readonly hash: string
  /** True if the same tag may stand for bodies that differ in what does not matter (when they were made). */
  readonly isWeak: boolean
  #encoded = new Map<Encoding, Promise<Buffer>>()

  /**
   * `essence` is what the tag is made from, where a part of the content (a time stamp) should not change it. Bytes, like
   * the content, for writing 80 KB of text as UTF-8 twice is what an answer from the database would wait for most.
   */
  constructor(content: string | Buffer, type: string, essence?: readonly Buffer[]) {
    this.bytes = typeof content === 'string' ? Buffer.from(content) : content
    this.type = type
    this.isWeak = essence !== undefined
    const hash = createHash('sha256')
    for (const part of essence ?? [this.bytes]) hash.update(part)
    this.hash = hash.digest('base64url').slice(0, 22)
  }

  get isCompressible(): boolean {
    return this.bytes.length >= smallestCompressed && !/^(image\/(?!svg)|font\/)/.test(this.type)
  }

  encoded(encoding: Encoding): Promise<Buffer> {
    const known = this.#encoded.get(encoding)
    if (known) return known
    const made = this.#encode(encoding)
    this.#encoded.set(encoding, made)
    return made
  }

  #encode(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'gzip') return compressGzip(this.bytes, { level: 6 })
    if (encoding === 'identity') return Promise.resolve(this.bytes)
    return compressBrotli(this.bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: this.bytes.length,
      },
    })
  }
}

/** What a body is remembered by: who may read it, and the address it was asked at in the form it was asked for. */
export type BodyKey = { scope: Scope; address: string }

const textOf = ({ scope, address }: BodyKey): string => `${String(scope)} ${address}`

/**
 * Bodies by key and revision of the data they show. A key whose revision moved on is made again; callers who ask at the
 * same moment share one making; the least recently used leave when keys and content pass `limitBytes`. Nobody is given what
 * was made for a reader of another scope.
 */
export class BodyCache {
  #limitBytes: number
  #bytes = 0
  #entries = new Map<string, { revision: string; size: number; body: Promise<StoredBody> }>()

  constructor(limitBytes = 64 * 1024 * 1024) {
    this.#limitBytes = limitBytes
  }

  /** True if a body is kept or being made, of whatever revision. */
  has(key: BodyKey): boolean {
    return this.#entries.has(textOf(key))
  }

  get(wanted: BodyKey, revision: string, make: () => Promise<StoredBody>): Promise<StoredBody> {
    const key = textOf(wanted)
    const known = this.#entries.get(key)
    if (known?.revision === revision) {
      this.#entries.delete(key)
      this.#entries.set(key, known)
      return known.body
    }
    if (known) this.#remove(key, known)
    const entry = { revision, size: 0, body: make() }
    this.#entries.set(key, entry)
    entry.body.then(
      (body) => this.#account(key, entry, body),
      () => this.#entries.get(key) === entry && this.#entries.delete(key),
    )
    return entry.body
  }

  #account(key: string, entry: { size: number }, body: StoredBody): void {
    if (this.#entries.get(key) !== entry) return
    // An address may be longer than its body; a character of it takes two bytes at most.
    entry.size = body.bytes.length * 1.5 + key.length * 2 + 512
    this.#bytes += entry.size
    for (const [oldest, old] of this.#entries) {
      if (this.#bytes <= this.#limitBytes) break
      this.#remove(oldest, old)
    }
  }

  #remove(key: string, entry: { size: number }): void {
    this.#bytes -= entry.size
    this.#entries.delete(key)
  }
}
