import './ui/styles.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RequestProblem } from './client.ts'
import { startTranslations } from './i18n/i18n.ts'
import { router } from './routes.tsx'

startTranslations(new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh')

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      gcTime: 600_000,
      refetchOnWindowFocus: false,
      retry: (failures, problem) =>
        failures < 2 &&
        (!(problem instanceof RequestProblem) || problem.status === 0 || problem.status >= 500),
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
})

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
