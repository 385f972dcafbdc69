import { streetTimeOffset, streetTimeZone } from '../../api/district/street-time.model.ts'
import { type Language, languageTag } from './i18n.ts'

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

function dateFormat(language: Language, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${name}`
  const known = cache.get(key)
  if (known instanceof Intl.DateTimeFormat) return known
  // Every time on screen is the street's wall clock.
  const made = new Intl.DateTimeFormat(languageTag[language], { timeZone: streetTimeZone, ...options })
  cache.set(key, made)
  return made
}

function numberFormat(language: Language, digits: number) {
  const key = `${language} number ${digits}`
  const known = cache.get(key)
  if (known instanceof Intl.NumberFormat) return known
  const made = new Intl.NumberFormat(languageTag[language], { maximumFractionDigits: digits })
  cache.set(key, made)
  return made
}

/** `12345.6` → `12,345.6` with at most `digits` decimals. */
export const formatNumber = (language: Language, value: number, digits = 0) =>
  numberFormat(language, digits).format(value)

/** A ratio 0…1 as per cent with one decimal. */
export const formatShare = (language: Language, ratio: number) => `${formatNumber(language, ratio * 100, 1)}%`

const streetYear = (at: string | number): number =>
  new Date(new Date(at).getTime() + streetTimeOffset).getUTCFullYear()

/** Month, day, hour and minute of an ISO instant or epoch in milliseconds; the year too where it is another than that of `now`. */
export const formatMoment = (language: Language, at: string | number, now: number = Date.now()) =>
  streetYear(at) === streetYear(now)
    ? dateFormat(language, 'moment', {
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(new Date(at))
    : formatInstant(language, at)

/** Year, month, day, hour and minute of an ISO instant or epoch in milliseconds. */
export const formatInstant = (language: Language, at: string | number) =>
  dateFormat(language, 'instant', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))

/** An ISO instant by the street's clock in the form that spreadsheets read in any language: `2026-11-25 20:27`. */
export const streetTime = (at: string): string =>
  new Date(Date.parse(at) + streetTimeOffset).toISOString().slice(0, 16).replace('T', ' ')

/** The day of an ISO instant or `YYYY-MM-DD`. */
export const formatDay = (language: Language, at: string | number) =>
  dateFormat(language, 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at))

/** The weekday of an ISO instant or `YYYY-MM-DD`, short. */
export const formatWeekday = (language: Language, at: string | number) =>
  dateFormat(language, 'weekday', { weekday: 'short' }).format(new Date(at))

/** Metres as `340 m` or `1.2 km`. */
export const formatLength = (language: Language, metres: number) =>
  metres < 1000 ? `${formatNumber(language, metres)} m` : `${formatNumber(language, metres / 1000, 2)} km`

/** Square metres as `340 m²`, `1.6 ha` or `2.32 km²`. */
export function formatArea(language: Language, squareMetres: number) {
  if (squareMetres < 10_000) return `${formatNumber(language, squareMetres)} m²`
  if (squareMetres < 1_000_000) return `${formatNumber(language, squareMetres / 10_000, 2)} ha`
  return `${formatNumber(language, squareMetres / 1_000_000, 2)} km²`
}
