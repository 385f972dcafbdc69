import { useRouter } from '@tanstack/react-router'
import { detourFrom } from '../../identity/return-address.ts'
import { type SignOutReason, useMe, useSignOut } from '../../identity/use-identity.ts'
import { leadTo } from './lead-aside.ts'

/** Who is signed in, and the doors to what concerns their account. */
export function useAccountActions() {
  const router = useRouter()
  const me = useMe()
  const leave = (reason: SignOutReason) => leadTo(router, '/sign-in', reason)
  const signOut = useSignOut(leave)
  const open = (page: '/account' | '/admin' | '/change-password') => {
    const { to, lang, palette } = detourFrom(router.latestLocation.href)
    const search = { lang, palette, ...(page === '/change-password' && { to }) }
    router.navigate({ to: page, search }).catch(() => undefined)
  }
  return {
    me,
    leave,
    signIn: () => void leadTo(router, '/sign-in'),
    signOut: (reason: SignOutReason = 'signed_out') => signOut.mutate(reason),
    openAccount: () => open('/account'),
    openPassword: () => open('/change-password'),
    openAdministration: () => open('/admin'),
  }
}
export type AccountActions = ReturnType<typeof useAccountActions>
