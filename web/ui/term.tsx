import { useLanguage } from '../i18n/use-language.ts'
import { Definition } from './definition.tsx'

type Term =
  | 'total'
  | 'open'
  | 'overdue'
  | 'elderlyShare'
  | 'density'
  | 'oldEstate'
  | 'safety'
  | 'signedRate'
  | 'vacatedRate'
  | 'demolishedRate'
  | 'resident'
  | 'registered'

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
