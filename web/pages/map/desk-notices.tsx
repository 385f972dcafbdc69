import { useEffect, useState } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice } from '../../ui/states.tsx'
import classes from './map-desk.module.css'
import type { Desk } from './use-desk.ts'
import type { Tools } from './use-tools.ts'

interface DeskNoticesProps {
  desk: Desk
  tools: Tools
  /** Parts of the address that made no sense. */
  invalid: readonly string[]
}

/** What the page has to say: bad links, collections that failed, how to use the tool in hand and its result. */
export function DeskNotices({ desk, tools, invalid }: DeskNoticesProps) {
  const { t, format } = useLanguage()
  const { drawing, measuring, measured, retry } = tools
  const [trouble, setTrouble] = useState<readonly string[]>(invalid)
  const invalidKey = invalid.join()
  useEffect(() => {
    if (invalidKey !== '') setTrouble(invalidKey.split(','))
  }, [invalidKey])
  return (
    <div className={classes.notices}>
      {trouble.length > 0 && (
        <Notice
          compact
          tone="trouble"
          title={t('interface.invalidAddress', { names: trouble.join(t('interface.and')) })}
          action={{ label: t('interface.dismiss'), onClick: () => setTrouble([]) }}
        />
      )}
      {desk.map.failed !== undefined && (
        <Notice
          compact
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(desk.map.failed.error, t)}
          action={{ label: t('interface.retry'), onClick: () => desk.map.failed?.refetch() }}
        />
      )}
      {retry !== undefined && (
        <Notice
          compact
          tone="trouble"
          title={t('interface.partMissing')}
          detail={t('interface.partMissingDetail')}
          action={{ label: t('interface.retry'), onClick: retry }}
        />
      )}
      {tools.busy && (
        <p className={classes.hint} role="status">
          {drawing === 'polygon' && t('filter.drawPolygonHint')}
          {drawing === 'circle' && t('filter.drawCircleHint')}
          {measuring !== undefined &&
            (measured === null
              ? t('interface.measureHint')
              : measured.area === undefined
                ? t('interface.measureResultLength', { value: format.length(measured.length) })
                : t('interface.measureResultArea', {
                    value: format.area(measured.area),
                    length: format.length(measured.length),
                  }))}
        </p>
      )}
    </div>
  )
}
