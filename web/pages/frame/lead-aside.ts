import type { AnyRouter } from '@tanstack/react-router'
import { detourFrom, detourOf } from '../../identity/return-address.ts'

/** Leads to a page that has to be passed first, keeping where to go on; not from that page itself. */
export async function leadTo(
  router: AnyRouter,
  page: '/sign-in' | '/change-password',
  reason?: string,
): Promise<void> {
  const { pathname, href } = router.latestLocation
  if (pathname === page) return
  await router.navigate({ to: page, search: { ...detourFrom(href, reason) } })
}

/** Leads to where a refusal with this code is overcome; false if it is said where it happened. */
export function leadAside(router: AnyRouter, code: string): boolean {
  const page = detourOf(code)
  if (page === undefined) return false
  leadTo(router, page).catch(() => undefined)
  return true
}
