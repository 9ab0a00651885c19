import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '../api/client'
import type { OutgoingLimits } from '../api/types'

export const limitsQuery = queryOptions({
  queryKey: ['outgoing'],
  queryFn: () => body(api.GET('/api/v1/outgoing')),
})

export function useSaveLimits() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (limits: OutgoingLimits) => body(api.PUT('/api/v1/outgoing', { body: limits })),
    onSuccess: (limits) => client.setQueryData(limitsQuery.queryKey, limits),
  })
}
