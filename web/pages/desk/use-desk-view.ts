import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type DeskView, readDeskView, writeDeskView } from './desk-view.ts'

export type ChangeDesk = (patch: Partial<DeskView>) => void

/** What the address says of the desk, what of it made no sense, and how to change it. */
export function useDeskView(): { view: DeskView; invalid: string[]; change: ChangeDesk } {
  const search = useSearch({ from: '/desk' })
  const navigate = useNavigate({ from: '/desk' })
  const { view, invalid } = useMemo(() => readDeskView(search), [search])
  const latest = useRef(view)
  useEffect(() => {
    latest.current = view
  }, [view])
  const change = useCallback<ChangeDesk>(
    (patch) => {
      latest.current = { ...latest.current, ...patch }
      navigate({ to: '/desk', search: writeDeskView(latest.current) }).catch(() => undefined)
    },
    [navigate],
  )
  return { view, invalid, change }
}
