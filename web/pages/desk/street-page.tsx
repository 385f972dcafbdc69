import { Link, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { Me } from '../../client.ts'
import { type Conditions, isUnfiltered, readConditions } from '../../filter/search-filter.ts'
import { writeThing } from '../../filter/thing.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { PageFrame } from '../frame/page-frame.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { useAppearance } from '../frame/use-appearance.ts'
import { useDeskStreet } from './use-desk-street.ts'

/** What a page of a street's incidents goes by. */
export interface StreetPart {
  street: string
  streetName: string | undefined
  /** The one filter, as the address holds it. */
  conditions: Conditions
  /** Leads to an incident on the map. */
  link(incident: { id: number }, children: ReactNode): ReactNode
}

interface StreetPageProps {
  title: string
  /** What is said where the address limits the page, and the way out of it. */
  filtered: string
  unfiltered: string
  onUnfilter(): void
  children(part: StreetPart): ReactNode
}

/** A page of a street's incidents without a map, for whoever is signed in; its address holds street and filter. */
export function StreetPage(props: StreetPageProps) {
  return (
    <PageFrame title={props.title} width="wide">
      <SignedIn>{(me) => <StreetContent me={me} {...props} />}</SignedIn>
    </PageFrame>
  )
}

function StreetContent({ me, filtered, unfiltered, onUnfilter, children }: StreetPageProps & { me: Me }) {
  const { t } = useLanguage()
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const { kept } = useAppearance()
  const { street, unknownStreet, name, error, refetch } = useDeskStreet(me, search.street)
  const { conditions } = useMemo(() => readConditions(search), [search])
  if (unknownStreet !== undefined)
    return <Notice tone="trouble" title={t('interface.unknownStreet', { code: unknownStreet })} />
  if (street === undefined && error !== null)
    return (
      <Notice
        tone="trouble"
        title={t('interface.failed')}
        detail={problemWords(error, t)}
        action={{ label: t('interface.retry'), onClick: () => void refetch() }}
      />
    )
  if (street === undefined) return <SkeletonRows rows={6} label={t('interface.loading')} />
  const link: StreetPart['link'] = ({ id }, words) => (
    <Link to="/" search={{ ...kept, street, thing: writeThing({ kind: 'incident', id: String(id) }) }}>
      {words}
    </Link>
  )
  return (
    <>
      {!isUnfiltered(conditions) && (
        <Notice compact title={filtered} action={{ label: unfiltered, onClick: onUnfilter }} />
      )}
      {children({ street, streetName: name, conditions, link })}
    </>
  )
}
