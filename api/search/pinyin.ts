import { pinyin } from 'pinyin-pro'

/** How a text is sounded: its syllables without tones, and their first letters. Other characters stand for themselves. */
export type Sound = { full: string; initials: string; starts: ReadonlySet<number> }

const known = new Map<string, Sound>()
const mostKnown = 50_000

/** `苏红里` → `suhongli`, `shl`; `starts` are the places in `full` where a syllable begins. */
export function soundOf(text: string): Sound {
  const remembered = known.get(text)
  if (remembered) return remembered
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true }).map((part) =>
    part.trim().toLowerCase(),
  )
  const starts = new Set<number>()
  let full = ''
  for (const syllable of syllables) {
    starts.add(full.length)
    full += syllable
  }
  const sound = { full, initials: syllables.map((syllable) => syllable.slice(0, 1)).join(''), starts }
  if (known.size >= mostKnown) known.clear()
  known.set(text, sound)
  return sound
}
