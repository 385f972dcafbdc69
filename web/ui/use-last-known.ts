import { useEffect, useRef } from 'react'

/** The value, or the last one there was: what stays on screen while its successor is failing. */
export function useLastKnown<Value>(value: Value | undefined): Value | undefined {
  const last = useRef(value)
  useEffect(() => {
    if (value !== undefined) last.current = value
  }, [value])
  return value ?? last.current
}
