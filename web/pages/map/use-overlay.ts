import { useBlocker, useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The entry stands for something opened over the page that has changed nothing yet. */
    overlay?: boolean
  }
}

/**
 * Whether something lies over the page that Back closes. Opening adds an entry to the history; the first change writes over
 * it, and from then on Back closes without leaving the entry: nothing that was chosen is lost.
 */
export function useOverlay() {
  const { history } = useRouter()
  const navigate = useNavigate({ from: '/' })
  const [opened, setOpened] = useState(false)
  // Asked twice before the page is drawn again, it adds one entry.
  const entered = useRef(false)
  const show = useCallback((shown: boolean) => {
    entered.current = shown
    setOpened(shown)
  }, [])
  useBlocker({
    disabled: !opened,
    enableBeforeUnload: false,
    shouldBlockFn: ({ action }) => {
      if (action !== 'BACK' && action !== 'GO') return false
      show(false)
      return action === 'BACK' && history.location.state.overlay !== true
    },
  })
  const open = useCallback(() => {
    if (entered.current) return
    show(true)
    navigate({ to: '/', search: true, state: { overlay: true } }).catch(() => undefined)
  }, [navigate, show])
  const close = useCallback(() => {
    show(false)
    if (history.location.state.overlay === true) history.back({ ignoreBlocker: true })
  }, [history, show])
  return { opened, open, close }
}
