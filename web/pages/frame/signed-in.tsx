import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import type { Me } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useIdentity } from '../../identity/use-identity.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { leadTo } from './lead-aside.ts'

interface SignedInProps {
  /** What is there for an account that still has its initial password, too. */
  isForInitial?: boolean
  children(me: Me): ReactNode
}

/** What is only there for somebody who is signed in; leads others to the sign-in. */
export function SignedIn({ isForInitial = false, children }: SignedInProps) {
  const { t } = useLanguage()
  const router = useRouter()
  const { data, error, refetch } = useIdentity()
  const me = data?.account
  const detour =
    me === null ? '/sign-in' : me?.must_change_password && !isForInitial ? '/change-password' : undefined
  useEffect(() => {
    if (detour !== undefined) leadTo(router, detour).catch(() => undefined)
  }, [detour, router])
  if (me && detour === undefined) return children(me)
  if (error === null) return <SkeletonRows rows={4} label={t('interface.loading')} />
  const action = { label: t('interface.retry'), onClick: () => void refetch() }
  return (
    <Notice tone="trouble" title={t('interface.failed')} detail={problemWords(error, t)} action={action} />
  )
}
