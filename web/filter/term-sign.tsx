import { useLanguage } from '../i18n/use-language.ts'
import type { definitionWords } from '../i18n/zh/definition.ts'
import { Definition } from '../ui/definition.tsx'

export type Term = Exclude<keyof typeof definitionWords, 'show'>

/** The definition sign of a known indicator; `name` is how the figure beside it is called. */
export function TermSign({ term, name }: { term: Term; name: string }) {
  const { t } = useLanguage()
  return (
    <Definition
      label={t('definition.show', { name })}
      text={t(`definition.${term}.text`)}
      source={`${t('interface.source')}${t('interface.colon')}${t(`definition.${term}.source`)}`}
    />
  )
}
