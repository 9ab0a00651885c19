import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client'
import type { LiveCall } from '../api/types'

export function useSetPresence() {
  return useMutation({
    mutationFn: (status: 'available' | 'break' | 'off') => api.PUT('/api/v1/desk/presence', { body: { status } }),
  })
}

/** What an operator can do with their call. The screen follows the live picture, not these answers. */
export function useCallActions({ id, offer }: LiveCall) {
  const at = { params: { path: { call_id: id } } }
  return {
    answer: useMutation({ mutationFn: () => api.POST('/api/v1/calls/{call_id}/answer', { ...at, body: { offer } }) }),
    hold: useMutation({ mutationFn: () => api.POST('/api/v1/calls/{call_id}/hold', at) }),
    resume: useMutation({ mutationFn: () => api.POST('/api/v1/calls/{call_id}/resume', at) }),
    hangUp: useMutation({ mutationFn: () => api.POST('/api/v1/calls/{call_id}/hang-up', at) }),
    extend: useMutation({ mutationFn: () => api.POST('/api/v1/calls/{call_id}/wrap-up/extend', at) }),
    keys: useMutation({
      scope: { id: 'keys' }, // one after the other: keys pressed quickly must arrive in their order
      mutationFn: (digits: string) => api.POST('/api/v1/calls/{call_id}/keys', { ...at, body: { digits } }),
    }),
  }
}
