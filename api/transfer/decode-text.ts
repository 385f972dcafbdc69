import { isAscii } from 'node:buffer'
import { ImportError } from './import-error.ts'

/**
 * UTF-8 (with or without mark) or GB 18030 (which contains GBK and GB 2312), a part at a time: decided by the first part
 * that is not plain ASCII, for a long file may have its first Chinese far down. Throws an ImportError of the given code
 * for what then fits neither: that is a fault, not a row of question marks.
 */
export class TextDecoding {
  private decoder: InstanceType<typeof TextDecoder> | undefined
  private readonly fault: 'invalid_csv' | 'invalid_json'

  constructor(fault: 'invalid_csv' | 'invalid_json') {
    this.fault = fault
  }

  read(part: Uint8Array): string {
    if (this.decoder === undefined) {
      if (isAscii(part)) return Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1')
      this.decoder = new TextDecoder(fitsUtf8(part) ? 'utf-8' : 'gb18030', { fatal: true })
    }
    return this.decode(part)
  }

  end(): string {
    return this.decode()
  }

  private decode(part?: Uint8Array): string {
    try {
      return this.decoder?.decode(part, { stream: part !== undefined }) ?? ''
    } catch {
      throw new ImportError(this.fault, 'the text is neither UTF-8 nor GB 18030 throughout')
    }
  }
}

/** A whole text, decided as if it came in parts of 64 KiB. */
export function decodeText(bytes: Uint8Array, fault: 'invalid_csv' | 'invalid_json'): string {
  const decoding = new TextDecoding(fault)
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += 65_536)
    parts.push(decoding.read(bytes.subarray(start, start + 65_536)))
  return parts.join('') + decoding.end()
}

/** True of a part of a UTF-8 text, which may end within a character. */
function fitsUtf8(part: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(part, { stream: true })
    return true
  } catch {
    return false
  }
}
