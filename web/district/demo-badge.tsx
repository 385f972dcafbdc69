import { Popover, UnstyledButton } from '@mantine/core'
import { importKinds } from '../../api/transfer/import.model.ts'
import type { District } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './demo-badge.module.css'

/** Says that the street's data are demonstration data, which ones, from where and when. */
export function DemoBadge({ district }: { district: District }) {
  const { t, format } = useLanguage()
  const name = (kind: string) => {
    const known = importKinds.find((word) => word === kind)
    return known === undefined ? kind : t(`place.dataset.${known}`)
  }
  const demo = district.datasets.filter(({ is_demo }) => is_demo)
  const real = demo.length < district.datasets.length
  return (
    <Popover
      width="min(360px, calc(100vw - 16px))"
      position="bottom-start"
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton className={classes.badge} data-demo={district.is_demo}>
          {district.is_demo ? t('interface.demo') : t('interface.datasetsTitle')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.content} tabIndex={0} aria-label={t('interface.datasetsTitle')}>
        <strong>{t('interface.datasetsTitle')}</strong>
        {district.is_demo && (
          <p>
            {real
              ? t('interface.demoPart', {
                  names: demo.map(({ kind }) => name(kind)).join(t('interface.and')),
                })
              : t('interface.demoDetail')}
          </p>
        )}
        {district.period !== null && (
          <p>
            {t('interface.dataPeriod', {
              from: format.day(district.period.from),
              to: format.day(district.period.to),
            })}
          </p>
        )}
        <ul className={classes.datasets}>
          {district.datasets.map((dataset) => (
            <li key={dataset.kind}>
              <div className={classes.row}>
                <span>{name(dataset.kind)}</span>
                <span className={classes.dim}>
                  {t('interface.datasetFeatures', { n: format.number(dataset.features) })}
                </span>
              </div>
              <div className={classes.dim}>
                {dataset.source} · {t('interface.datasetLoaded', { when: format.moment(dataset.loaded_at) })}
              </div>
              {dataset.note !== null && dataset.note !== '' && (
                <div className={classes.dim}>{dataset.note}</div>
              )}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
