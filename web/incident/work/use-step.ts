import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { client, type Incident, RequestProblem, type StepVerb } from '../../client.ts'
import { requestNumber } from '../request-number.ts'

/** The incident as a conflict tells that it stands now. */
export function presentIn(problem: unknown): Incident | undefined {
  if (!(problem instanceof RequestProblem) || problem.code !== 'incident_conflict') return undefined
  const { incident } = problem.members
  return typeof incident === 'object' && incident !== null ? (incident as Incident) : undefined
}

/** True where the server may have done it all the same: it is sent again as the same request. */
const mayHaveArrived = (problem: unknown): boolean =>
  problem instanceof RequestProblem && (problem.status === 0 || problem.status >= 500)

/**
 * Takes steps of an incident. What the server answers is shown, also the present state that a conflict tells; nothing is
 * before. What may have arrived unheard is sent under the same number, so that it is done once.
 */
export function useStep(incident: Incident, street: string) {
  const answers = useQueryClient()
  const sent = useRef<{ text: string; key: string }>(undefined)
  const show = (told: Incident) => {
    answers.setQueryData(['incidents', 'one', street, String(told.id)], told)
    for (const part of ['points', 'list', 'summary', 'duplicates'])
      answers.invalidateQueries({ queryKey: ['incidents', part] }).catch(() => undefined)
  }
  return useMutation({
    mutationFn: ({ verb, body }: { verb: StepVerb; body: object }) => {
      const { id, loop } = incident
      const text = `${id} ${verb} ${JSON.stringify(body)}`
      if (sent.current?.text !== text) sent.current = { text, key: requestNumber() }
      return client.act({ id, street, verb, sequence: loop.sequence }, body, sent.current.key)
    },
    onSuccess: (told) => {
      sent.current = undefined
      show(told)
    },
    onError: (problem) => {
      if (!mayHaveArrived(problem)) sent.current = undefined
      const present = presentIn(problem)
      if (present !== undefined) show(present)
    },
  })
}
