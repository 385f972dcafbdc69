import { useCallback, useEffect, useRef, useState } from 'react'
import { chime } from '../ui/chime.ts'
import { type Announcement, announced, gathered, type Watched } from './announcement.ts'
import { useIncidentClock } from './use-incident-words.ts'
import { useIncidentPoints } from './use-incidents.ts'

const none: readonly Announcement[] = []

/**
 * What has announced itself on a street since the page is open and nobody has looked at, whatever the page's filter; a
 * sound goes with what is new.
 */
export function useAnnouncements(street: string | undefined) {
  const [standing, setStanding] = useState(none)
  const watched = useRef<{ street: string; seen: Watched }>(undefined)
  const { data, isPlaceholderData } = useIncidentPoints(
    { street: street ?? '', open: 'true' },
    street !== undefined,
  )
  const now = useIncidentClock()
  useEffect(() => {
    if (street === undefined || data === undefined || isPlaceholderData) return
    const isSame = watched.current?.street === street
    const before = isSame ? watched.current?.seen : undefined
    const { news, watched: seen, open } = announced(before, data, now)
    watched.current = { street, seen }
    setStanding((standing) => gathered(isSame ? standing : none, news, open))
    if (news.length > 0) chime(news.some(({ kind }) => kind === 'urgent') ? 'call' : 'remind')
  }, [street, data, isPlaceholderData, now])
  const settle = useCallback(
    (id?: number) =>
      setStanding((standing) => (id === undefined ? none : standing.filter((known) => known.id !== id))),
    [],
  )
  return { standing, settle }
}
