import { placeCodeLengths, streetOf } from '../../api/district/place-code.model.ts'
import type { Role } from '../../api/identity/permission.model.ts'
import type { AccountEntry } from '../client.ts'
import { scopeKind } from './scope-words.ts'

/** How wide a scope an account's form offers. `above`: a city or district, which it keeps but does not make. */
export const scopeWidths = ['everywhere', 'above', 'street', 'community', 'grid'] as const
export type ScopeWidth = (typeof scopeWidths)[number]

/** An account as it is being filled in. */
export interface AccountDraft {
  username: string
  name: string
  email: string
  role: Role
  width: ScopeWidth
  /** The place code the scope is chosen by; only as much of it counts as the width says. */
  place: string
  unit: number | null
}

/** The draft of an account, or of a new one in the street. */
export function draftOf(account: AccountEntry | null, street: string): AccountDraft {
  return {
    username: account?.username ?? '',
    name: account?.name ?? '',
    email: account?.email ?? '',
    role: account?.role ?? 'leader',
    width: account?.scope == null ? 'street' : scopeKind(account.scope),
    place: account?.scope ?? street,
    unit: account?.unit ?? null,
  }
}

/** The place code that a draft is limited to; undefined while the place has not been chosen. */
export function scopeOfDraft({ width, place }: Pick<AccountDraft, 'width' | 'place'>): string | undefined {
  if (width === 'everywhere') return ''
  if (width === 'above') return place
  const length = placeCodeLengths[width]
  return place.length >= length ? place.slice(0, length) : undefined
}

/** The street that a draft's place lies in; undefined above streets. */
export const streetOfDraft = ({ width, place }: Pick<AccountDraft, 'width' | 'place'>): string | undefined =>
  width === 'everywhere' || width === 'above' || place.length < placeCodeLengths.street
    ? undefined
    : streetOf(place)

export const draftFaults = ['username', 'name', 'email', 'place', 'unit'] as const
export type DraftFault = (typeof draftFaults)[number]

/** What of a draft the server would refuse. */
export function faultsOf(draft: AccountDraft, isNew: boolean): DraftFault[] {
  const name = draft.name.trim()
  const email = draft.email.trim()
  const faulty: Record<DraftFault, boolean> = {
    username: isNew && !/^[A-Za-z0-9_.]{2,40}$/.test(draft.username),
    name: name === '' || name.length > 40,
    email: email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email),
    place: scopeOfDraft(draft) === undefined,
    unit: draft.role === 'handler' && draft.unit === null,
  }
  return draftFaults.filter((fault) => faulty[fault])
}
