import { queryOptions, useMutation } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { api, body } from '../api/client'
import type { LiveCall } from '../api/types'
import { choiceKept } from '../interactions/documentation/useDocumentation'
import { useOperator, useOwnCall } from '../realtime/useLive'
import { useMe } from '../session/useSession'
import { phoneIs } from '../softphone/standing'
import { usePhone } from '../softphone/usePhone'
import { useErrorToast } from '../ui/useErrorText'
import { dialPad, type DialView } from './dialPad'
import { obstacle, type Obstacle } from './obstacle'

export const linesQuery = queryOptions({
  queryKey: ['lines'],
  queryFn: () => body(api.GET('/api/v1/lines')),
  staleTime: 60_000,
})

export function useDialPad(): DialView {
  return useSyncExternalStore(dialPad.watch, () => dialPad.view)
}

/** Calls a number, from wherever it stands. */
export function useDial(): (number: string, line?: string) => void {
  const toast = useErrorToast()
  return (number, line) => void dialPad.call(number, line).catch(toast)
}

export function useObstacle(): Obstacle | null {
  const me = useMe()
  const { state } = usePhone()
  const operator = useOperator(me.id)
  const up = !operator?.phone ? 'no' : phoneIs(operator) === 'on_other_desk' ? 'on_other_desk' : 'here'
  return obstacle(up, state, useOwnCall(me.id))
}

export function useMarkVoicemail({ id }: LiveCall) {
  const onError = useErrorToast()
  return useMutation({ onError, mutationFn: () => api.POST('/api/v1/calls/{call_id}/voicemail', { params: { path: { call_id: id } } }) })
}

/** Ends the wrap-up of a call that nobody answered: with reason and outcome where both are chosen, else without. */
export function useFinish({ id }: LiveCall) {
  return useMutation({
    onError: useErrorToast(),
    mutationFn: () => {
      const { reason, outcome } = choiceKept(id)
      if (reason === null || outcome === null)
        return api.POST('/api/v1/calls/{call_id}/wrap-up/finish', { params: { path: { call_id: id } } })
      return api.PUT('/api/v1/interactions/{interaction_id}/documentation', {
        params: { path: { interaction_id: id } },
        body: { reason_id: reason, outcome_id: outcome, finish: true },
      })
    },
  })
}
