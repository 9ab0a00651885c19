import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client'
import type { LiveCall } from '../api/types'
import { useErrorToast } from '../ui/useErrorText'

export function useSetPresence() {
  return useMutation({
    mutationFn: (status: 'available' | 'break' | 'off') => api.PUT('/api/v1/desk/presence', { body: { status } }),
  })
}

/** What an operator can do with their call. The screen follows the live picture, not these answers. A refusal is told
 * also when the call has left the screen meanwhile: who came late must know. */
export function useCallActions({ id, offer }: LiveCall) {
  const at = { params: { path: { call_id: id } } }
  const onError = useErrorToast()
  return {
    answer: useMutation({ onError, mutationFn: () => api.POST('/api/v1/calls/{call_id}/answer', { ...at, body: { offer } }) }),
    hold: useMutation({ onError, mutationFn: () => api.POST('/api/v1/calls/{call_id}/hold', at) }),
    resume: useMutation({ onError, mutationFn: () => api.POST('/api/v1/calls/{call_id}/resume', at) }),
    hangUp: useMutation({ onError, mutationFn: () => api.POST('/api/v1/calls/{call_id}/hang-up', at) }),
    extend: useMutation({ onError, mutationFn: () => api.POST('/api/v1/calls/{call_id}/wrap-up/extend', at) }),
    keys: useMutation({
      onError,
      scope: { id: 'keys' }, // one after the other: keys pressed quickly must arrive in their order
      mutationFn: (digits: string) => api.POST('/api/v1/calls/{call_id}/keys', { ...at, body: { digits } }),
    }),
  }
}
