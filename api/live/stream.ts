export type StreamOptions = {
  /** How many bytes may wait for the reader. */
  bufferBytes: number
  /** Called once, when the stream is over for whatever reason. */
  onEnd: (reason: StreamEnd) => void
  /** Hangs up on a reader who does not read: what waits in the socket would be kept for him otherwise. */
  hangUp?: () => void
}

/** `left`: the reader went; `ended`: we closed it; `dropped`: the reader was too slow. */
export type StreamEnd = 'left' | 'ended' | 'dropped'

type Bytes = Uint8Array<ArrayBuffer>

/** The body of one open stream, with a bound on what waits for its reader. */
export class LiveStream {
  /** Up to here the log was sent, or is not for this reader. */
  position = 0
  readonly body: ReadableStream<Bytes>
  #controller: ReadableStreamDefaultController<Bytes> | undefined
  #isOver = false
  /** True since a heartbeat found no room, until the reader takes something. */
  #isStuck = false
  #waiting: (() => void) | undefined
  #options: StreamOptions

  constructor(options: StreamOptions) {
    this.#options = options
    this.body = new ReadableStream<Bytes>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        pull: () => {
          this.#isStuck = false
          this.#wake()
        },
        cancel: () => this.#finish('left'),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: options.bufferBytes }),
    )
  }

  get isOver(): boolean {
    return this.#isOver
  }

  get hasRoom(): boolean {
    return !this.#isOver && (this.#controller?.desiredSize ?? 0) > 0
  }

  /** Sends, or drops the stream if its reader has left too much unread. True if it was sent. */
  push(bytes: Bytes): boolean {
    if (this.#isOver) return false
    if (!this.hasRoom) {
      this.drop()
      return false
    }
    this.#controller?.enqueue(bytes)
    return true
  }

  /** Resolves when there is room, or the stream is over. */
  async room(): Promise<void> {
    if (this.hasRoom || this.#isOver) return
    await new Promise<void>((resolve) => {
      this.#waiting = resolve
    })
  }

  /** A sign of life. A reader who took nothing since the last one found no room is dropped. */
  beat(bytes: Bytes): void {
    if (this.hasRoom) this.push(bytes)
    else if (this.#isStuck) this.drop()
    else this.#isStuck = true
  }

  /** Ends it after what waits was read. */
  end(): void {
    if (this.#isOver) return
    this.#finish('ended')
    this.#controller?.close()
  }

  /** Ends it now; the reader comes back with the id of the last message he got. */
  drop(): void {
    if (this.#isOver) return
    this.#finish('dropped')
    this.#controller?.error(new Error('the reader of the stream is too slow'))
    this.#options.hangUp?.()
  }

  #finish(reason: StreamEnd): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#wake()
    this.#options.onEnd(reason)
  }

  #wake(): void {
    this.#waiting?.()
    this.#waiting = undefined
  }
}
