import type { Ground } from './incident-mix.ts'
import { type Sentences, sentences } from './incident-sentences.ts'
import type { Random } from './random.ts'

/** Replaces every `[one|other]` by one of its choices. */
const choose = (random: Random, text: string): string =>
  text.replace(/\[([^\]]+)\]/g, (_, choices: string) => random.pick(choices.split('|')))

const isList = (known: Sentences): known is readonly string[] => Array.isArray(known)

/** Sentences that speak of a time of day, and the minutes they fit. */
const times: readonly (readonly [word: RegExp, from: number, to: number])[] = [
  [/^上学/, 400, 540],
  [/^放学/, 900, 1140],
  [/早市/, 360, 690],
  [/^收市/, 1000, 1380],
  [/^\{p\}夜间占道/, 1080, 1439],
]

const fits = (sentence: string, minute: number): boolean =>
  times.every(([word, from, to]) => !word.test(sentence) || (minute >= from && minute <= to))

/** What already says where at the place it is: “门前” is not said before it. */
const locative =
  /^(一楼|单元|垃圾|楼|门口|屋|巷|公厕|平房|路边|路口|空屋|有人在|店前|墙|外墙|化粪池|人行道|两侧|校门)/

/**
 * A sentence about an incident of a category on a ground, seen at a minute of the day: at the `name` of a place, with
 * `where` (门前, 东侧) put in unless the sentence says it itself. Throws for a category without sentences.
 */
export function sentenceFor(
  random: Random,
  category: string,
  ground: Ground,
  minute: number,
  { name, where }: { name: string; where: string },
): string {
  const known = sentences[category]
  if (!known) throw new Error(`no sentence for ${category}`)
  const list = isList(known) ? known : (known[ground] ?? known.any ?? Object.values(known)[0] ?? [])
  const fitting = list.filter((sentence) => fits(sentence, minute))
  const sentence = choose(random, random.pick(fitting.length > 0 ? fitting : list))
  const after = sentence.slice(sentence.indexOf('{p}') + 3)
  const place = locative.test(after) ? name : name + where
  return place.endsWith('路口') ? sentence.replace(/\{p\}(路口)?/, place) : sentence.replace('{p}', place)
}
