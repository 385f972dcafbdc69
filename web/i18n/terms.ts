import { placeWords as en } from './en/place.ts'
import type { Language } from './i18n.ts'
import { placeWords as zh } from './zh/place.ts'

type Words = Record<Language, string>

const inBoth = <Key extends string>(
  chinese: Record<Key, string>,
  english: Record<Key, string>,
): Record<Key, Words> => {
  const keys = Object.keys(chinese) as Key[]
  return Object.fromEntries(keys.map((key) => [key, { zh: chinese[key], en: english[key] }])) as Record<
    Key,
    Words
  >
}

/** What things are called in both languages at once: layers and panels take the same words. */
export const terms = {
  dataset: inBoth(zh.dataset, en.dataset),
  buildingKind: inBoth(zh.buildingKind, en.buildingKind),
  safety: inBoth(zh.safety, en.safety),
  phase: inBoth(zh.phase, en.phase),
  serviceKind: inBoth(zh.serviceKind, en.serviceKind),
  unitKind: inBoth(zh.unitKind, en.unitKind),
}
