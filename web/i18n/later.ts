import i18next from 'i18next'
import { later as en } from './en/index.ts'
import { later as zh } from './zh/index.ts'

/** Imported by the pages beside the map: adds the words that only they need. */
for (const [language, words] of Object.entries({ zh, en }))
  i18next.addResourceBundle(language, 'translation', words, true, true)
