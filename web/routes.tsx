import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { MapPage } from './pages/map/map-page.tsx'
import { CrashPage, MissingPage } from './pages/trouble.tsx'

/** Search parameters stay plain text: `grid=…&period=7d`, readable and short. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    if (typeof value === 'string' && value !== '') parameters.set(name, value)
  const text = parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text === '' ? '' : `?${text}`
}

/** Only texts come through; the page reads their meaning with `readView` and reports what it cannot. */
function validateSearch(search: Record<string, unknown>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: MissingPage,
  errorComponent: CrashPage,
})

export const mapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch,
  component: MapPage,
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/change-password',
  validateSearch,
  component: lazyRouteComponent(() => import('./pages/account/password-page.tsx'), 'PasswordPage'),
})

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  validateSearch,
  component: lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
})

export const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  validateSearch,
  component: lazyRouteComponent(() => import('./pages/admin/admin-page.tsx'), 'AdminPage'),
})

const figuresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/figures',
  validateSearch,
  component: lazyRouteComponent(() => import('./pages/desk/figures-page.tsx'), 'FiguresPage'),
})

const ledgerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/ledger',
  validateSearch,
  component: lazyRouteComponent(() => import('./pages/desk/ledger-page.tsx'), 'LedgerPage'),
})

export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk',
  validateSearch,
  component: lazyRouteComponent(() => import('./pages/desk/desk-page.tsx'), 'DeskPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    mapRoute,
    signInRoute,
    passwordRoute,
    accountRoute,
    adminRoute,
    figuresRoute,
    ledgerRoute,
    deskRoute,
  ]),
  parseSearch,
  stringifySearch,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: MissingPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
