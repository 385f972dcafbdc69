import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { type QueueName, queueNames } from './queue.ts'
import classes from './queue-tabs.module.css'

interface QueueTabsProps {
  shown: QueueName
  counts: Partial<Record<QueueName, number>>
  hasLedger: boolean
  onShow(name: QueueName): void
  children: ReactNode
}

/** A tab for each queue with how many wait in it; below them the queue that is shown. */
export function QueueTabs({ shown, counts, hasLedger, onShow, children }: QueueTabsProps) {
  const { t, format } = useLanguage()
  const names = queueNames.filter((name) => name !== 'ledger' || hasLedger)
  const label = (name: QueueName) =>
    name === 'overdue' || name === 'ledger' ? t(`desk.queue.${name}`) : t(`incident.stageShort.${name}`)
  const whole = (name: QueueName) =>
    name === 'overdue' || name === 'ledger' ? t(`desk.queue.${name}`) : t(`incident.stage.${name}`)
  return (
    <Tabs
      value={shown}
      onChange={(name) => {
        const known = queueNames.find((queue) => queue === name)
        if (known !== undefined) onShow(known)
      }}
      classNames={{ root: classes.root ?? '', list: classes.list ?? '', tab: classes.tab ?? '' }}
      activateTabWithKeyboard={false}
    >
      <Tabs.List aria-label={t('desk.queues')}>
        {names.map((name) => {
          const count = counts[name]
          const number = count === undefined ? '–' : format.number(count)
          return (
            <Tabs.Tab
              key={name}
              value={name}
              data-queue={name}
              data-count={count}
              aria-label={`${whole(name)} ${number}`}
            >
              <span className={classes.number}>{number}</span>
              <span className={classes.name}>{label(name)}</span>
            </Tabs.Tab>
          )
        })}
      </Tabs.List>
      <Tabs.Panel value={shown} className={classes.panel ?? ''} tabIndex={-1}>
        {children}
      </Tabs.Panel>
    </Tabs>
  )
}
