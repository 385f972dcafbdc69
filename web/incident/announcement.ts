import { type IncidentStage, isOpen } from '../../api/incident/incident.model.ts'
import type { IncidentPoints } from '../client.ts'
import { incidentStatus } from './incident-status.ts'

/** Why an incident announces itself. */
export type AnnouncementKind = 'urgent' | 'overdue'
export interface Announcement {
  id: number
  kind: AnnouncementKind
  category: string
}

/** What was known of the incidents at a moment: which there were, and which of the open ones were overdue. */
export interface Watched {
  known: ReadonlySet<number>
  overdue: ReadonlySet<number>
}

/**
 * What of these incidents announces itself, compared with what was `before`: an urgent one that is new, one that got
 * overdue. Nothing does that was there when the watch began. `now` is epoch milliseconds.
 */
export function announced(
  before: Watched | undefined,
  { columns }: IncidentPoints,
  now: number,
): { news: Announcement[]; watched: Watched; open: ReadonlySet<number> } {
  const overdue = new Set<number>()
  const open = new Set<number>()
  const news: Announcement[] = []
  columns.id.forEach((id, index) => {
    const stage = columns.stage[index] as IncidentStage
    if (!isOpen(stage)) return
    open.add(id)
    const category = columns.category[index] ?? ''
    const status = incidentStatus(
      { stage, overdue: columns.overdue[index] ?? false, dueAt: columns.due_at[index] ?? null },
      now,
    )
    if (status === 'overdue') overdue.add(id)
    if (before === undefined) return
    if (!before.known.has(id) && columns.severity[index] === 'urgent')
      news.push({ id, kind: 'urgent', category })
    else if (status === 'overdue' && !before.overdue.has(id)) news.push({ id, kind: 'overdue', category })
  })
  const known = new Set([...(before?.known ?? []), ...columns.id])
  return { news, watched: { known, overdue }, open }
}

/**
 * Gathers what is announced with what still stands: the newest first, an incident once, what came as urgent stays so; what
 * is no longer open falls away.
 */
export function gathered(
  standing: readonly Announcement[],
  news: readonly Announcement[],
  open: ReadonlySet<number>,
): readonly Announcement[] {
  const kept = standing.filter(({ id }) => open.has(id))
  const urgent = new Set(kept.filter(({ kind }) => kind === 'urgent').map(({ id }) => id))
  const fresh = news.filter(({ id }) => !urgent.has(id))
  const ids = new Set(fresh.map(({ id }) => id))
  if (fresh.length === 0 && kept.length === standing.length) return standing
  return [...fresh, ...kept.filter(({ id }) => !ids.has(id))]
}
