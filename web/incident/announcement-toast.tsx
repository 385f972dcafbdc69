import { Button, VisuallyHidden } from '@mantine/core'
import type { CategoryEntry } from '../client.ts'
import { categoryName } from '../filter/chips.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useLostFocus } from '../ui/lost-focus.ts'
import type { Announcement } from './announcement.ts'
import classes from './announcement-toast.module.css'
import { useIncidentWords } from './use-incident-words.ts'
import { useIncident } from './use-incidents.ts'

interface AnnouncementToastProps {
  announcements: readonly Announcement[]
  street: string
  categories: readonly CategoryEntry[]
  onOpen(id: number): void
  /** Without an id: all of them. */
  onSettle(id?: number): void
  /** Where the focus goes when the toast that had it is gone. */
  focusAfter(): HTMLElement | null
}

/** How many are named; of more it is told how many. */
const named = 4

/** What has announced itself, gathered, with the way to each; said aloud, but it takes no focus. */
export function AnnouncementToast(props: AnnouncementToastProps) {
  const { announcements, street, categories, onOpen, onSettle, focusAfter } = props
  const { t, language } = useLanguage()
  useLostFocus(announcements.length, focusAfter)
  const title = (kind: Announcement['kind']) => {
    const n = announcements.filter((announcement) => announcement.kind === kind).length
    if (n === 0) return undefined
    return kind === 'urgent' ? t('desk.newUrgent', { count: n, n }) : t('desk.gotOverdue', { count: n, n })
  }
  const words = [title('urgent'), title('overdue')]
    .filter((part) => part !== undefined)
    .join(t('interface.and'))
  const name = (code: string) => categoryName(categories, code, language) ?? code
  const [first] = announcements
  const said =
    first === undefined
      ? ''
      : announcements.length === 1
        ? `${words}${t('interface.colon')}${name(first.category)}`
        : words
  const more = announcements.length - named
  return (
    <>
      <VisuallyHidden role="alert" data-said>
        {said}
      </VisuallyHidden>
      {announcements.length > 0 && (
        <section className={classes.toast} aria-label={t('desk.announcements')} data-announcements>
          <div className={classes.head}>
            <Icon name="bell" />
            <strong>{words}</strong>
            <IconButton icon="close" label={t('desk.settleAll')} size={28} onClick={() => onSettle()} />
          </div>
          <ul className={classes.list}>
            {announcements.slice(0, named).map(({ id, kind, category }) => (
              <li key={id} className={classes.item} data-announced={id} data-kind={kind}>
                <span className={classes.words}>
                  <span className={classes.name}>
                    <span className={classes.kind}>
                      {kind === 'urgent' ? t('incident.severity.urgent') : t('desk.queue.overdue')}
                    </span>
                    {name(category)}
                  </span>
                  <Where id={id} street={street} />
                </span>
                <Button
                  size="xs"
                  variant="light"
                  onClick={() => {
                    onSettle(id)
                    onOpen(id)
                  }}
                >
                  {t('desk.open')}
                </Button>
              </li>
            ))}
          </ul>
          {more > 0 && <p className={classes.more}>{t('desk.andMore', { count: more, n: more })}</p>}
        </section>
      )}
    </>
  )
}

/** Where it is; nothing until that is known. */
function Where({ id, street }: { id: number; street: string }) {
  const { data } = useIncident(String(id), street)
  const words = useIncidentWords()
  return <span className={classes.where}>{data === undefined ? ' ' : words.place(data)}</span>
}
