import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageTag } from '../../i18n/i18n.ts'
import type { PaletteName } from '../../map/palette.ts'
import { useScreen } from '../map/use-screen.ts'
import { paletteOf } from '../map/view.ts'

/** Language and palette of a page without a map, which its address holds as the map's does. */
export interface Appearance {
  language: Language
  palette: PaletteName
  change(patch: { lang?: Language; palette?: PaletteName }): void
  /** What an address takes along to look the same. */
  kept: { lang?: string; palette?: string }
}

export function useAppearance(): Appearance {
  const { lang, palette: asked } = useSearch({ strict: false })
  const navigate = useNavigate()
  const { i18n } = useTranslation()
  const language = lang === 'en' ? 'en' : 'zh'
  const known = asked === 'dusk' || asked === 'paper' ? asked : undefined
  const palette = paletteOf({ ...(known && { palette: known }) }, useScreen().phone)
  useEffect(() => {
    document.documentElement.lang = languageTag[language]
    if (i18n.language !== language) i18n.changeLanguage(language).catch(() => undefined)
  }, [language, i18n])
  return {
    language,
    palette,
    change: (patch) => {
      const search = (before: Record<string, string | undefined>) => ({ ...before, ...patch })
      navigate({ to: '.', search, replace: true }).catch(() => undefined)
    },
    kept: { ...(language === 'en' && { lang: language }), ...(known && { palette: known }) },
  }
}
