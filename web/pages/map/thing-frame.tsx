import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { type District, type IncidentFigures, RequestProblem } from '../../client.ts'
import type { PlaceSet } from '../../filter/place-set.ts'
import type { Conditions } from '../../filter/search-filter.ts'
import type { Thing } from '../../filter/thing.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import type { CameraTarget } from '../../map/camera.ts'
import { Icon } from '../../ui/icon.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import classes from './drawer.module.css'
import { DrawerPanel } from './drawer-panel.tsx'
import { FailedPart } from './failed-part.tsx'
import { IncidentFiguresSection } from './incident-figures.tsx'

export interface DrawerProps {
  thing: Thing
  street: string
  district: District | undefined
  conditions: Conditions
  onConditions(conditions: Conditions): void
  /** Shows the very records of a figure, which was counted over all of the street. */
  onRecords(conditions: Conditions): void
  onOpen(thing: Thing): void
  onPlaces(set: PlaceSet): void
  onBack(): void
  onClose(): void
  /** Called once the place of the thing is known. */
  onKnown(thing: Thing, target: CameraTarget): void
  onFly(target: CameraTarget): void
  /** Called with the words for what has been opened, once they are known. */
  onNamed(words: string): void
}

export interface Shown {
  name: string
  icon?: ReactNode
  target: CameraTarget | null
  /** The conditions that mean “incidents here”. */
  here?: Conditions
  figures?: IncidentFigures
  body: ReactNode
}

/** What is known of an opened thing, or why it is not, with what can be done with it. */
export function Frame(props: DrawerProps & { query: UseQueryResult<unknown>; shown: Shown | undefined }) {
  const {
    thing,
    conditions,
    onConditions,
    onRecords,
    onBack,
    onClose,
    onKnown,
    onFly,
    onNamed,
    query,
    shown,
  } = props
  const { t } = useLanguage()
  const target = shown?.target
  const latest = useRef({ thing, target, onKnown })
  useEffect(() => {
    latest.current = { thing, target, onKnown }
  })
  // Only the first answer for a thing may move the camera, not every renewal.
  const known = target !== undefined && target !== null
  useEffect(() => {
    const now = latest.current
    if (known && now.target) now.onKnown(now.thing, now.target)
  }, [known])
  const kind = t(`place.kind.${thing.kind}`)
  const name = shown?.name
  const missing = query.error instanceof RequestProblem && query.error.status === 404
  return (
    <DrawerPanel
      kind={kind}
      name={name}
      icon={shown?.icon}
      onBack={onBack}
      onClose={onClose}
      onNamed={onNamed}
    >
      {shown === undefined || missing ? (
        query.isError ? (
          <Notice
            tone="trouble"
            title={missing ? t('place.notFound', { kind }) : t('interface.failed')}
            detail={missing ? t('place.notFoundDetail') : problemWords(query.error, t)}
            action={
              missing
                ? { label: t('interface.close'), onClick: onClose }
                : { label: t('interface.retry'), onClick: () => query.refetch() }
            }
          />
        ) : (
          <SkeletonRows rows={5} height={88} label={t('interface.loading')} />
        )
      ) : (
        <>
          {query.isError && (
            <FailedPart
              title={t('interface.dataFailing')}
              problem={query.error}
              onRetry={() => query.refetch()}
            />
          )}
          <div className={classes.actions}>
            {shown.here !== undefined && (
              <Button
                variant="light"
                leftSection={<Icon name="filter" size={16} />}
                onClick={() => onConditions({ ...conditions, ...shown.here })}
              >
                {t('filter.useAsFilter')}
              </Button>
            )}
            {target && (
              <Button
                variant="default"
                leftSection={<Icon name="target" size={16} />}
                onClick={() => onFly(target)}
              >
                {t('place.flyTo')}
              </Button>
            )}
          </div>
          {shown.figures !== undefined && shown.here !== undefined && (
            <IncidentFiguresSection
              figures={shown.figures}
              base={shown.here}
              everything
              onChange={onRecords}
            />
          )}
          {shown.body}
        </>
      )}
    </DrawerPanel>
  )
}
