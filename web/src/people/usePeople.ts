import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '../api/client'
import type { Language, Role } from '../api/types'

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: () => body(api.GET('/api/v1/people')),
})

export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: () => body(api.GET('/api/v1/queues')),
  staleTime: 60_000,
})

export interface PersonGiven {
  username: string
  name: string
  role: Role
  language: Language
  active: boolean
  /** '' leaves it as it is. */
  password: string
  queue_ids: string[]
}

/** Adds somebody new, or changes who has `id`. */
export function useSavePerson(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ username, active, password, ...given }: PersonGiven) => {
      if (id === null) return body(api.POST('/api/v1/people', { body: { ...given, username, password } }))
      const change = { ...given, active, ...(password && { password }) }
      return body(api.PATCH('/api/v1/people/{person_id}', { params: { path: { person_id: id } }, body: change }))
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  })
}
