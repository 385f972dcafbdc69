import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { first as en } from './en/first.ts'
import { first as zh } from './zh/first.ts'
import type { zh as all } from './zh/index.ts'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof all }
    returnNull: false
  }
}

/** The language tag of a document: what `<html lang>` carries, and how dates and numbers are written. */
export const languageTag: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }

/** Starts the translations; both languages of the first page are in the bundle, so nothing waits. */
export function startTranslations(language: Language) {
  const ready = i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  ready.catch(() => undefined)
  return i18next
}
