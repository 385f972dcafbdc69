import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { RequestProblem } from './client.ts'

/** True if the same question may well be answered the next time: nobody answered, or a server in trouble did. */
const mayPass = (problem: unknown): boolean =>
  !(problem instanceof RequestProblem) ||
  problem.status === 0 ||
  problem.status >= 500 ||
  problem.code === 'answer_broken'

/**
 * The answers of the server that the page holds. The server may be on this very machine or in the office's own network:
 * what the browser believes of the Internet stops no question, it only asks again when it believes to be back.
 * `onRefusal` hears the code of whatever the server refused, wherever on the page that was.
 */
export function makeQueryClient(onRefusal: (code: string) => void = () => undefined): QueryClient {
  const onError = (problem: unknown) => {
    if (problem instanceof RequestProblem && (problem.status === 401 || problem.status === 403))
      onRefusal(problem.code)
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: 20_000,
        gcTime: 600_000,
        retry: (failures, problem) => failures < 2 && mayPass(problem),
        retryDelay: (failures) => 400 * 2 ** failures,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
