/** The pages that lead on to another one and never back to themselves. */
const passing = /^\/(sign-in|change-password)(?![\w-])/

/** Where to go on: an address of this server that the page was asked for, or the map. */
export function safeAddress(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])/.test(to) || passing.test(to)) return '/'
  return to
}

/** What the address of the sign-in page carries: where to go on, why, and how the page before looked. */
export interface Detour {
  to?: string
  reason?: string
  lang?: string
  palette?: string
}

/** The detour from an address (path and query) and back to it; one that began on such a page keeps its goal. */
export function detourFrom(href: string, reason?: string): Detour {
  const { pathname, search, searchParams } = new URL(href, 'http://page')
  const asked = passing.test(pathname) ? searchParams.get('to') : `${pathname}${search}`
  const to = safeAddress(asked ?? undefined)
  const kept = (name: string) => searchParams.get(name) ?? undefined
  const all = { to: to === '/' ? undefined : to, reason, lang: kept('lang'), palette: kept('palette') }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** The page that a refusal with this code leads to; undefined: it is said where it happened. */
export const detourOf = (code: string): '/sign-in' | '/change-password' | undefined => {
  if (code === 'password_change_required') return '/change-password'
  return ['sign_in_required', 'role_missing', 'account_disabled'].includes(code) ? '/sign-in' : undefined
}
