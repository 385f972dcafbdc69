import { Link } from '@tanstack/react-router'
import type { Me } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { administers, worksAtDesk } from '../../identity/home.ts'
import classes from './page-doors.module.css'

interface PageDoorsProps {
  me: Me | null | undefined
  /** What the addresses take along: street, language, colours. */
  kept: Record<string, string>
}

/** The way from a page without a map to the others, for who is signed in. */
export function PageDoors({ me, kept }: PageDoorsProps) {
  const { t } = useLanguage()
  if (!me) return null
  const doors = [
    ['/', t('desk.toMap')],
    ...(worksAtDesk(me.role) ? [['/desk', t('desk.toDesk')] as const] : []),
    ['/desk/figures', t('indicator.title')],
    ['/desk/ledger', t('ledger.title')],
    ...(administers(me) ? [['/admin', t('admin.title')] as const] : []),
  ] as const
  return (
    <nav className={classes.doors} aria-label={t('interface.menu')}>
      {doors.map(([to, words]) => (
        <Link
          key={to}
          to={to}
          search={kept}
          className={classes.door}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}
