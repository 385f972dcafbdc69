import { type Sound, soundOf } from './pinyin.ts'

/** What is looked through of one entry. */
export type Searchable = { name: string; code: string; also: string; sound: Sound }

/** Full-width and capital letters are the same as plain ones; spaces carry nothing. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Prepares an entry; `also` are further words that count least (an address, an English name). */
export function searchable(name: string, code: string, also: string): Searchable {
  const plain = normalise(name)
  return { name: plain, code: normalise(code), also: normalise(also), sound: soundOf(plain) }
}

/**
 * How well an entry answers: exact before prefix before initials before a part; within each the written name before its
 * sound before the code. 0 if it does not. `query` is normalised.
 */
export function rank({ name, code, also, sound }: Searchable, query: string): number {
  if (name === query || code === query) return 100
  const isLatin = /^[a-z0-9]+$/.test(query)
  if (isLatin && sound.full === query) return 95
  if (name.startsWith(query)) return 90
  if (isLatin && query.length > 1 && sound.full.startsWith(query)) return 85
  if (code.startsWith(query)) return 80
  if (isLatin && sound.initials === query) return 75
  if (isLatin && sound.initials.startsWith(query)) return 70
  if (name.includes(query)) return 60
  if (isLatin && query.length > 1) {
    if (sound.starts.has(sound.full.indexOf(query))) return 50
    if (sound.initials.includes(query)) return 45
  }
  if (code.includes(query)) return 40
  return also.includes(query) ? 30 : 0
}
