import './ui/styles.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTranslations } from './i18n/i18n.ts'
import { askIdentity } from './identity/use-identity.ts'
import { leadAside } from './pages/frame/lead-aside.ts'
import { makeQueryClient } from './query-client.ts'
import { router } from './routes.tsx'

startTranslations(new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh')

const answers = makeQueryClient((code) => {
  if (leadAside(router, code)) askIdentity(answers)
})
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={answers}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
