import { useLanguage } from '../../i18n/use-language.ts'
import { Notice } from '../../ui/states.tsx'
import type { ChangeView } from './use-view.ts'

/** Says that nothing can be limited to what the map shows while there is no map. */
export function BlindNotice({ change }: { change: ChangeView }) {
  const { t } = useLanguage()
  return (
    <Notice
      title={t('filter.viewportUnknown')}
      action={{ label: t('filter.viewportDrop'), onClick: () => change({ inView: false }) }}
    />
  )
}
