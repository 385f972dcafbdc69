import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { readView, type View, writeView } from './view.ts'
import { vocabulary } from './vocabulary.ts'

export interface ChangeOptions {
  /** Replaces the entry of the history instead of adding one: for what the hand drags. */
  replace?: boolean
}
export type ChangeView = (
  patch: Partial<View> | ((view: View) => Partial<View>),
  options?: ChangeOptions,
) => void

/** The view that the address holds, what of the address made no sense, and how to change it. */
export function useView(): { view: View; invalid: string[]; change: ChangeView } {
  const search = useSearch({ from: '/' })
  const navigate = useNavigate({ from: '/' })
  const { history } = useRouter()
  const { view, invalid } = useMemo(() => readView(search, vocabulary), [search])
  const latest = useRef(view)
  useEffect(() => {
    latest.current = view
  }, [view])
  const change = useCallback<ChangeView>(
    (patch, options) => {
      const before = latest.current
      const next = { ...before, ...(typeof patch === 'function' ? patch(before) : patch) }
      latest.current = next
      const kept = options?.replace ?? false
      // What was opened over the page has an entry of its own, which its first change takes over.
      const onOverlay = history.location.state.overlay === true
      const replace = kept || onOverlay
      const state = kept && !onOverlay ? true : {}
      navigate({ to: '/', search: writeView(next), replace, state }).catch(() => undefined)
    },
    [navigate, history],
  )
  return { view, invalid, change }
}
