import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { hearTabs } from '../../identity/tabs.ts'
import { askIdentity, dropAnswers } from '../../identity/use-identity.ts'
import { leadTo } from './lead-aside.ts'
import { useAccountActions } from './use-account-actions.ts'

/** Nobody who has not signed in is signed out. */
const IdleDialog = lazy(async () => ({
  default: (await import('../../identity/idle-dialog.tsx')).IdleDialog,
}))

/** Watches over who is signed in while a page is open: here, in other tabs, and whether anybody is still there. */
export function SessionGuard() {
  const { me, signOut } = useAccountActions()
  const router = useRouter()
  const answers = useQueryClient()
  const before = useRef(me)
  useEffect(() => {
    const former = before.current
    before.current = me
    if (former === undefined || me === undefined || former === me) return
    const name = (account: typeof me) => account && `${account.username} ${account.role} ${account.scope}`
    if (name(former) === name(me)) return
    dropAnswers(answers)
    if (me === null) leadTo(router, '/sign-in', 'ended').catch(() => undefined)
  }, [me, answers, router])
  useEffect(
    () =>
      hearTabs((message) => {
        const left =
          message.kind === 'signed_out' ? leadTo(router, '/sign-in', message.reason) : Promise.resolve()
        left.catch(() => undefined).finally(() => askIdentity(answers))
      }),
    [answers, router],
  )
  if (!me) return null
  return (
    <Suspense fallback={null}>
      <IdleDialog
        seconds={me.idle_seconds}
        onStay={() => askIdentity(answers)}
        onLeave={() => signOut()}
        onOver={() => signOut('idle')}
      />
    </Suspense>
  )
}
