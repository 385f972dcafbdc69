import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  formatArea,
  formatDay,
  formatInstant,
  formatLength,
  formatMoment,
  formatNumber,
  formatShare,
  formatWeekday,
} from './format.ts'
import type { Language } from './i18n.ts'

/** The words and the formats of the current language. */
export function useLanguage() {
  const { t, i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  const format = useMemo(
    () => ({
      number: (value: number, digits = 0) => formatNumber(language, value, digits),
      share: (ratio: number) => formatShare(language, ratio),
      moment: (at: string | number) => formatMoment(language, at),
      instant: (at: string | number) => formatInstant(language, at),
      weekday: (at: string | number) => formatWeekday(language, at),
      day: (at: string | number) => formatDay(language, at),
      length: (metres: number) => formatLength(language, metres),
      area: (squareMetres: number) => formatArea(language, squareMetres),
    }),
    [language],
  )
  return { t, language, format }
}
