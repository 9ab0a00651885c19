import { type QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { fromAddress } from '../interactions/chosenFilters'
import { homeOf } from '../session/home'
import { SignInPage } from '../session/SignInPage'
import { sessionQuery } from '../session/useSession'
import { Failed, Loading } from '../ui/States'
import { NotFound } from './NotFound'
import { Shell } from './Shell'

interface Context {
  client: QueryClient
}

const root = createRootRouteWithContext<Context>()({ notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  beforeLoad: async ({ context }) => {
    const { user } = await context.client.ensureQueryData(sessionQuery)
    if (user) throw redirect({ to: homeOf(user) })
  },
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ context }) => {
    const { user } = await context.client.ensureQueryData(sessionQuery)
    if (!user) throw redirect({ to: '/sign-in' })
    return { user }
  },
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeOf(context.user) })
  },
})

const desk = createRoute({
  getParentRoute: () => signedIn,
  path: '/desk',
  component: lazyRouteComponent(() => import('../desk/DeskPage'), 'DeskPage'),
})

const floor = createRoute({
  getParentRoute: () => signedIn,
  path: '/floor',
  component: lazyRouteComponent(() => import('../floor/FloorPage'), 'FloorPage'),
})

const interactions = createRoute({
  getParentRoute: () => signedIn,
  path: '/interactions',
  validateSearch: fromAddress,
  component: lazyRouteComponent(() => import('../interactions/InteractionsPage'), 'InteractionsPage'),
})

export const interaction = createRoute({
  getParentRoute: () => signedIn,
  path: '/interactions/$id',
  component: lazyRouteComponent(() => import('../interactions/InteractionPage'), 'InteractionPage'),
})

const customers = createRoute({
  getParentRoute: () => signedIn,
  path: '/customers',
  component: lazyRouteComponent(() => import('../customers/CustomersPage'), 'CustomersPage'),
})

const customer = createRoute({
  getParentRoute: () => signedIn,
  path: '/customers/$id',
  component: lazyRouteComponent(() => import('../customers/CustomerPage'), 'CustomerPage'),
})

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  component: lazyRouteComponent(() => import('../people/PeoplePage'), 'PeoplePage'),
})

const lines = createRoute({
  getParentRoute: () => signedIn,
  path: '/lines',
  component: lazyRouteComponent(() => import('../lines/LinesPage'), 'LinesPage'),
})

const outgoing = createRoute({
  getParentRoute: () => signedIn,
  path: '/outgoing',
  component: lazyRouteComponent(() => import('../outgoing/LimitsPage'), 'LimitsPage'),
})

const demo = createRoute({
  getParentRoute: () => signedIn,
  path: '/demo',
  component: lazyRouteComponent(() => import('../demo/DemoPage'), 'DemoPage'),
})

export function createOurRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      signedIn.addChildren([home, desk, floor, interactions, interaction, customers, customer, people, lines, outgoing, demo]),
    ]),
    context: { client },
    defaultPendingComponent: Loading,
    defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createOurRouter>
  }
}
