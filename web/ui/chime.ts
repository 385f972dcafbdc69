import { useSyncExternalStore } from 'react'

const storedUnder = 'streetgrid.muted'

function readMuted(): boolean {
  try {
    return localStorage.getItem(storedUnder) === 'true'
  } catch {
    return false
  }
}

const listeners = new Set<() => void>()
let muted: boolean | undefined

const onStorage = ({ key }: StorageEvent) => {
  if (key !== storedUnder) return
  muted = undefined
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) addEventListener('storage', onStorage)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('storage', onStorage)
  }
}

const isMuted = () => {
  muted ??= readMuted()
  return muted
}

/** Remembered in this browser, for all its tabs; where nothing can be kept, for this page. */
export function setMuted(next: boolean): void {
  muted = next
  try {
    localStorage.setItem(storedUnder, String(next))
  } catch {
    // A browser that keeps nothing still can be silent.
  }
  for (const tell of listeners) tell()
}

/** Whether sounds are off. */
export const useMuted = (): boolean => useSyncExternalStore(subscribe, isMuted)

let context: AudioContext | undefined

/**
 * Makes sound possible: browsers allow it only after somebody has used the page. Returns what ends the waiting for that.
 */
export function prepareSound(): () => void {
  const prepare = () => {
    context ??= new AudioContext()
    if (context.state === 'suspended') context.resume().catch(() => undefined)
  }
  const gestures = ['pointerdown', 'keydown'] as const
  for (const gesture of gestures) addEventListener(gesture, prepare, { capture: true, passive: true })
  return () => {
    for (const gesture of gestures) removeEventListener(gesture, prepare, { capture: true })
  }
}

/** Tones in hertz: two rising ones call, a single low one reminds. */
const tones = { call: [660, 880], remind: [440] } as const

/** Plays a short sound made here, unless sounds are off or the browser does not allow them yet. */
export function chime(kind: keyof typeof tones): void {
  if (isMuted() || context === undefined || context.state !== 'running') return
  const { destination, currentTime } = context
  tones[kind].forEach((frequency, index) => {
    if (context === undefined) return
    const begin = currentTime + index * 0.18
    const volume = new GainNode(context, { gain: 0 })
    volume.gain.setValueAtTime(0, begin)
    volume.gain.linearRampToValueAtTime(0.18, begin + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.35)
    const tone = new OscillatorNode(context, { type: 'sine', frequency })
    tone.connect(volume).connect(destination)
    tone.start(begin)
    tone.stop(begin + 0.4)
  })
}
