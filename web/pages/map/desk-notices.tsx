import { Button, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import { useLostFocus } from '../../ui/lost-focus.ts'
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
  const missing = desk.failures.find(({ data }) => data === undefined)
  const failed = missing ?? desk.failures[0]
  const [trouble, setTrouble] = useState<readonly string[]>(invalid)
  const invalidKey = invalid.join()
  useEffect(() => {
    if (invalidKey !== '') setTrouble(invalidKey.split(','))
  }, [invalidKey])
  const hint = tools.refused
    ? t('filter.cornerRefused')
    : drawing === 'polygon'
      ? t('filter.drawPolygonHint')
      : drawing === 'circle'
        ? t('filter.drawCircleHint')
        : t('interface.measureHint')
  const result =
    measuring === undefined || measured === null
      ? undefined
      : measured.area === undefined
        ? t('interface.measureResultLength', { value: format.length(measured.length) })
        : t('interface.measureResultArea', {
            value: format.area(measured.area),
            length: format.length(measured.length),
          })
  // The result follows the pointer on screen; only what a set point makes of it is announced.
  const step = `${drawing} ${measuring} ${measured?.points}`
  const [announced, setAnnounced] = useState({ step, text: result })
  if (announced.step !== step) setAnnounced({ step, text: result })
  useLostFocus(`${tools.busy} ${desk.camera.away}`, () =>
    document.querySelector<HTMLElement>('canvas.maplibregl-canvas'),
  )
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
      {failed !== undefined && (
        <Notice
          compact
          tone="trouble"
          title={
            missing === undefined
              ? t('interface.dataFailing')
              : desk.missing.length === 0
                ? t('interface.failed')
                : t('interface.failedNamed', {
                    names: desk.missing.map((name) => t(`place.dataset.${name}`)).join(t('interface.and')),
                  })
          }
          detail={[
            problemWords(failed.error, t),
            missing === undefined ? t('interface.failedDetail') : '',
          ].join(' ')}
          action={{
            label: t('interface.retry'),
            onClick: () => {
              for (const query of desk.failures) query.refetch()
            },
          }}
        />
      )}
      {desk.points.isError && (
        <Notice
          compact
          tone="trouble"
          title={t(desk.points.data === undefined ? 'interface.pointsMissing' : 'interface.pointsFailed')}
          detail={problemWords(desk.points.error, t)}
          action={{ label: t('interface.retry'), onClick: () => desk.points.refetch() }}
        />
      )}
      {desk.gridFigureFailed && (
        <Notice
          compact
          tone="trouble"
          title={t('interface.gridFigureFailed')}
          detail={problemWords(desk.mapSummary.error, t)}
          action={{ label: t('interface.retry'), onClick: () => desk.mapSummary.refetch() }}
        />
      )}
      {desk.camera.away && (
        <Notice
          compact
          title={t('interface.away')}
          action={{ label: t('interface.backToStreet'), onClick: desk.camera.goHome }}
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
        <div className={classes.hint}>
          <VisuallyHidden role="status">{result === undefined ? '' : announced.text}</VisuallyHidden>
          {result === undefined ? (
            <span role="status">
              {hint}
              <span className={classes.hintKeys}> {t('interface.keyboardHint')}</span>
            </span>
          ) : (
            <span aria-hidden="true">{result}</span>
          )}
          <span className={classes.hintButtons}>
            {drawing !== 'circle' && (
              <Button size="xs" onClick={tools.finish}>
                {t('interface.finish')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={tools.layDown}>
              {t(measuring === undefined ? 'interface.cancel' : 'interface.close')}
            </Button>
          </span>
        </div>
      )}
    </div>
  )
}
