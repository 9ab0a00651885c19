import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/base.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { bePatient, onSignedOut } from './api/client'
import { ApiError } from './api/errors'
import { createOurRouter } from './app/routes'
import { startLanguage } from './i18n'
import { dialPad } from './outgoing/dialPad'
import { live } from './realtime/store'
import { dropFetched, forgetUser, sessionQuery } from './session/useSession'
import { phone } from './softphone/phone'
import { colours, theme } from './ui/theme'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 3 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500),
    },
    // What is pressed without a network is refused at once, not kept and done when nobody expects it any more.
    mutations: { networkMode: 'always' },
  },
})
const router = createOurRouter(client)

onSignedOut(() => forgetUser(client))
live.watch(() => bePatient(live.state.link === 'lost' ? 1_500 : 5_000))
live.onHeard((heard) => {
  if (heard.kind === 'refused') void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
})

/** Who is signed in decides which screens there are. */
let known: string | null | undefined
client.getQueryCache().subscribe(() => {
  const session = client.getQueryData(sessionQuery.queryKey)
  const user = session ? (session.user?.id ?? null) : undefined
  if (user === known || user === undefined) return
  const before = known
  known = user
  if (before === undefined) return
  if (user === null) {
    phone.forget()
    dialPad.forget()
    live.serve(null)
  }
  void router.invalidate().then(() => {
    if (user === null && known === null) dropFetched(client)
  })
})

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
const root = document.getElementById('root')

await startLanguage()
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <MantineProvider theme={theme} cssVariablesResolver={colours} defaultColorScheme="auto" getStyleNonce={() => nonce}>
          <Notifications position="bottom-left" autoClose={8000} limit={3} />
          <RouterProvider router={router} />
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
