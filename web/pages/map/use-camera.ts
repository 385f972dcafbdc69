import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { areApart, type Bounds, type Camera, type CameraTarget, sameCamera } from '../../map/camera.ts'
import { makeStore, useStored } from '../../map/store.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'

const cameraPause = 350

/** What the map showed when it last came to rest. */
interface Shown {
  box: Bounds
  /** Of which street, once one was known. */
  street: string | undefined
  /** False while the map shows the street or is on its way there. */
  moved: boolean
}

/**
 * Where the map looks, between the address and the hand: the address moves the map, the map writes the address. `seen`
 * is what the map shows where the view asks for no more; else its moves would render the page for nothing. `away` is
 * true while nothing of the street is in sight.
 */
export function useCamera(
  view: View,
  street: string | undefined,
  change: ChangeView,
  bounds: Bounds | undefined,
) {
  const [target, setTarget] = useState<CameraTarget | null>(view.camera ?? null)
  const [shown] = useState(() => makeStore<Shown | undefined>(undefined))
  const seen = useStored(shown, (last) => (view.inView ? last?.box : undefined))
  const away = useStored(
    shown,
    // What was seen of another street says nothing of this one, which the map is on its way to.
    (last) =>
      last?.moved === true &&
      bounds !== undefined &&
      (last.street ?? street) === street &&
      areApart(last.box, bounds),
  )
  const [homeCount, setHomeCount] = useState(0)
  /** Until somebody moves the map it shows the street, and the address needs no camera. */
  const moved = useRef(view.camera !== undefined)
  const written = useRef<Camera | undefined>(view.camera)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** Where the address sends the map: until it is there, or somebody takes it elsewhere, its way is not written. */
  const sent = useRef<Camera>(undefined)
  /** True from a step through the history until the map has been told, or somebody takes it elsewhere. */
  const travelled = useRef(false)
  const { history } = useRouter()
  useEffect(
    () =>
      history.subscribe(({ action }) => {
        if (action.type === 'PUSH' || action.type === 'REPLACE') return
        // What was seen under one entry of the history is not written into another.
        clearTimeout(timer.current)
        travelled.current = true
      }),
    [history],
  )

  useEffect(() => () => clearTimeout(timer.current), [])
  const lookedAt = useRef(street)
  useEffect(() => {
    const before = lookedAt.current
    lookedAt.current = street
    if (before === undefined || before === street) return
    // What was seen of one street must not be written into another's address.
    clearTimeout(timer.current)
    if (written.current === undefined) moved.current = false
  }, [street])

  const camera = view.camera
  useEffect(() => {
    const steps = travelled.current
    travelled.current = false
    if (camera === undefined) {
      clearTimeout(timer.current)
      sent.current = undefined
      if (written.current === undefined && !steps) return
      written.current = undefined
      moved.current = false
      setTarget(null)
      setHomeCount((count) => count + 1)
    } else if (steps || written.current === undefined || !sameCamera(camera, written.current)) {
      sent.current = camera
      written.current = camera
      moved.current = true
      clearTimeout(timer.current)
      setTarget({ ...camera })
    }
  }, [camera])

  const key = bounds?.join()
  const home = useMemo<CameraTarget | null>(() => {
    const parts = key?.split(',').map(Number)
    if (parts === undefined || homeCount < 0) return null
    const [west = 0, south = 0, east = 0, north = 0] = parts
    return { bounds: [west, south, east, north] }
  }, [key, homeCount])

  const onCameraChange = useCallback(
    (next: Camera, box: Bounds) => {
      shown.set({ box, street: lookedAt.current, moved: moved.current })
      if (!moved.current || travelled.current) return
      clearTimeout(timer.current)
      if (sent.current !== undefined) {
        if (sameCamera(next, sent.current)) sent.current = undefined
        return
      }
      timer.current = setTimeout(() => {
        written.current = next
        change({ camera: next }, { replace: true })
      }, cameraPause)
    },
    [change, shown],
  )
  const touch = useCallback(() => {
    travelled.current = false
    sent.current = undefined
    moved.current = true
  }, [])
  const fly = useCallback((next: CameraTarget) => {
    travelled.current = false
    sent.current = undefined
    moved.current = true
    setTarget({ ...next })
  }, [])
  const goHome = useCallback(() => {
    clearTimeout(timer.current)
    travelled.current = false
    sent.current = undefined
    moved.current = false
    written.current = undefined
    setTarget(null)
    setHomeCount((count) => count + 1)
    change({ camera: undefined }, { replace: true })
  }, [change])
  return { target, home, seen, away, onCameraChange, touch, fly, goHome }
}
