import { useEffect, useRef } from 'react'

/**
 * The value, or the last one there was: what stays on screen while its successor is failing. What was known of
 * another `subject` is not shown for this one.
 */
export function useLastKnown<Value>(
  value: Value | undefined,
  subject: string | undefined,
): Value | undefined {
  const last = useRef({ value, subject })
  useEffect(() => {
    if (value !== undefined) last.current = { value, subject }
  }, [value, subject])
  return value ?? (last.current.subject === subject ? last.current.value : undefined)
}
