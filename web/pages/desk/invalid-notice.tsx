import { useState } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import { Notice } from '../../ui/states.tsx'
import classes from './invalid-notice.module.css'

/** Says which parts of the address made no sense, until somebody has read it. */
export function InvalidNotice({ names }: { names: readonly string[] }) {
  const { t } = useLanguage()
  const listed = names.join(t('interface.and'))
  const [read, setRead] = useState('')
  if (listed === '' || read === listed) return null
  return (
    <div className={classes.notice}>
      <Notice
        compact
        title={t('interface.invalidAddress', { names: listed })}
        action={{ label: t('interface.dismiss'), onClick: () => setRead(listed) }}
      />
    </div>
  )
}
