import { useCallback, useState } from 'react'
import { type Draft, emptyDraft } from './step.ts'

/** What was typed and not sent: kept while the page is open, for whoever looks at another incident in between. */
const drafts = new Map<string, Draft>()

/** The draft under a name, which begins as what is `given`; `forget` once it was sent or given up. */
export function useDraft(name: string, given: Partial<Draft>) {
  const [draft, setDraft] = useState<Draft>(() => ({
    ...emptyDraft,
    ...given,
    ...drafts.get(name),
    photos: [],
  }))
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const next = { ...before, ...part }
        drafts.set(name, next)
        return next
      }),
    [name],
  )
  const forget = useCallback(() => {
    drafts.delete(name)
  }, [name])
  return { draft, change, forget }
}
