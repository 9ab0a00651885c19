import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { api, body } from '../api/client'
import type { Language, Me, Session } from '../api/types'
import { switchLanguage } from '../i18n'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => body(api.GET('/api/v1/session')),
  staleTime: Infinity,
  retry: true,
  retryDelay: 1_000,
})

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** Given by the shell, so that no screen ever sees the moment between signing out and leaving. */
export const MeContext = createContext<Me | null>(null)

/** Inside the signed-in part of the site there always is somebody. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('outside of the shell')
  return me
}

export function useMay(permission: string): boolean {
  return useMe().permissions.includes(permission)
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { username: string; password: string }) => body(api.POST('/api/v1/session', { body: given })),
    onSuccess: (session) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, session)
    },
  })
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (given: { current: string; new: string }) => api.PUT('/api/v1/me/password', { body: given }),
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationKey: SIGNING_OUT,
    mutationFn: () => api.DELETE('/api/v1/session'),
    onSuccess: () => forgetUser(client),
  })
}

/** While this goes on nothing is fetched any more: it would be refused. */
export const SIGNING_OUT = ['sign-out']

/** Nobody is signed in any more. What was fetched goes once no screen shows it: a screen that lost it would ask again. */
export function forgetUser(client: ReturnType<typeof useQueryClient>): void {
  const before = client.getQueryData(sessionQuery.queryKey)
  void client.cancelQueries({ predicate: notSession })
  if (before) client.setQueryData(sessionQuery.queryKey, { ...before, user: null })
}

/** After the screens have left: nothing of theirs stays in the page. */
export function dropFetched(client: ReturnType<typeof useQueryClient>): void {
  client.removeQueries({ predicate: notSession })
}

function notSession({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== 'session'
}

export function useChangeLanguage() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (language: Language) => body(api.PATCH('/api/v1/me', { body: { language } })),
    onSuccess: (me) => {
      switchLanguage(me.language)
      client.setQueryData(sessionQuery.queryKey, (before) => before && { ...before, user: me })
      void client.invalidateQueries({ predicate: notSession })
    },
  })
}
