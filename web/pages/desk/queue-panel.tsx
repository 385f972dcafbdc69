import { Button } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import { awaitsDispatch } from '../../incident/queue.ts'
import { type Picking, QueueList, queueListId } from '../../incident/queue-list.tsx'
import { QueueTabs } from '../../incident/queue-tabs.tsx'
import type { Selection } from '../../map/layer.ts'
import type { Store } from '../../map/store.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLostFocus } from '../../ui/lost-focus.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { type DeskView, writeDeskView } from './desk-view.ts'
import { PageLink } from './page-link.tsx'
import classes from './queue-panel.module.css'
import type { DeskData } from './use-desk-data.ts'
import type { ChangeDesk } from './use-desk-view.ts'

interface QueuePanelProps {
  desk: DeskData
  view: DeskView
  change: ChangeDesk
  hover: Store<Selection | null>
  picking: Picking | undefined
  onDispatch(): void
  onOpen(id: number): void
}

const section = () => document.getElementById('queue')

/** Gives the focus to the rows of the queue, or where there are none to the panel that says so. */
export const focusQueue = (): void => (document.getElementById(queueListId) ?? section())?.focus()

/** The queues at the left: a tab for each, the rows of one, and what can be done with several of them at once. */
export function QueuePanel(props: QueuePanelProps) {
  const { desk, view, change, hover, picking, onDispatch, onOpen } = props
  const { t } = useLanguage()
  const { queue, counts } = desk
  const name = view.queue
  const label =
    name === 'overdue' || name === 'ledger' ? t(`desk.queue.${name}`) : t(`incident.stage.${name}`)
  // What has left the queue is not sent along unseen.
  const waiting = useMemo(() => new Set(queue.rows.filter(awaitsDispatch).map(({ id }) => id)), [queue.rows])
  useEffect(() => {
    if (picking === undefined) return
    const kept = [...picking.picked].filter((id) => waiting.has(id))
    if (kept.length < picking.picked.size) picking.onPick(new Set(kept))
  }, [picking, waiting])
  // The list comes and goes with its rows; whoever was in it stays where it was.
  const hasRows = queue.isKnown && queue.rows.length > 0
  useLostFocus(`${name} ${hasRows}`, () => document.getElementById(queueListId) ?? section())
  useEffect(() => {
    if (hasRows && document.activeElement === section()) focusQueue()
  }, [hasRows])
  const canPick = picking !== undefined && waiting.size > 0
  const isFiltered = desk.chips.length > 0
  return (
    <section id="queue" className={classes.queue} aria-label={t('desk.queues')} tabIndex={-1}>
      <QueueTabs
        shown={name}
        counts={counts.counts}
        hasLedger={counts.hasLedger || name === 'ledger'}
        onShow={(next) => {
          picking?.onPick(new Set())
          change({ queue: next })
        }}
      >
        {(name === 'ledger' || canPick) && (
          <div className={classes.bar}>
            {name === 'ledger' ? (
              <PageLink path="/desk/ledger" search={writeDeskView({ ...view, queue: 'assessment' })}>
                {t('desk.wholeLedger')}
              </PageLink>
            ) : (
              picking && (
                <>
                  <span role="status">
                    {picking.picked.size === 0
                      ? t('desk.pickHint')
                      : t('desk.pickedCount', { count: picking.picked.size, n: picking.picked.size })}
                  </span>
                  <Button
                    leftSection={<Icon name="send" size={16} />}
                    disabled={picking.picked.size === 0}
                    onClick={onDispatch}
                  >
                    {t('desk.dispatchPicked')}
                  </Button>
                </>
              )
            )}
          </div>
        )}
        {queue.error !== null && queue.isKnown && (
          <Notice
            compact
            tone="trouble"
            title={t('interface.dataFailing')}
            detail={`${problemWords(queue.error, t)} ${t('interface.failedDetail')}`}
            action={{ label: t('interface.retry'), onClick: queue.readAgain }}
          />
        )}
        <div className={classes.rows}>
          {!queue.isKnown ? (
            queue.error === null ? (
              <SkeletonRows rows={8} label={t('interface.loading')} />
            ) : (
              <Notice
                tone="trouble"
                title={t('interface.failed')}
                detail={problemWords(queue.error, t)}
                action={{ label: t('interface.retry'), onClick: queue.readAgain }}
              />
            )
          ) : queue.rows.length === 0 ? (
            <Notice
              title={isFiltered ? t('filter.empty') : t('desk.empty')}
              detail={isFiltered ? t('filter.emptyDetail') : t('desk.emptyDetail')}
              action={
                isFiltered
                  ? { label: t('filter.clear'), onClick: () => change({ conditions: {} }) }
                  : undefined
              }
            />
          ) : (
            <QueueList
              key={name}
              label={label}
              rows={queue.rows}
              total={queue.total}
              opened={view.incident}
              withStage={name === 'overdue' || name === 'ledger'}
              picking={canPick ? picking : undefined}
              hover={hover}
              more={queue.more}
              isLoadingMore={queue.isLoadingMore}
              isMoreFailed={queue.isMoreFailed}
              onMore={queue.readMore}
              onOpen={onOpen}
            />
          )}
        </div>
      </QueueTabs>
    </section>
  )
}
