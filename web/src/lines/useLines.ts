import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '../api/client'
import type { Language } from '../api/types'
import type { Span } from './spans'

export const linesQuery = queryOptions({
  queryKey: ['lines'],
  queryFn: () => body(api.GET('/api/v1/lines')),
})

export const hoursQuery = queryOptions({
  queryKey: ['hours'],
  queryFn: () => body(api.GET('/api/v1/hours')),
  refetchInterval: 60_000, // what is open now changes by itself
})

export interface LineGiven {
  number: string
  name: string
  language: Language
  queue_id: string
  recorded: boolean
  hours_id: string | null
}

export interface HoursGiven {
  name: string
  zone: string
  week: Span[][]
  days: { day: string; name: string; spans: Span[] }[]
  holidays: boolean
}

/** Adds a line, or changes the one with `id`; its number stays. */
export function useSaveLine(id: string | null) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ number, ...given }: LineGiven) =>
      id === null
        ? body(api.POST('/api/v1/lines', { body: { ...given, number } }))
        : body(api.PUT('/api/v1/lines/{line_id}', { params: { path: { line_id: id } }, body: given })),
    onSuccess: refresh,
  })
}

export function useSaveHours(id: string | null) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (given: HoursGiven) =>
      id === null
        ? body(api.POST('/api/v1/hours', { body: given }))
        : body(api.PUT('/api/v1/hours/{hours_id}', { params: { path: { hours_id: id } }, body: given })),
    onSuccess: refresh,
  })
}

export function useHoursActions(id: string) {
  const refresh = useRefresh()
  const at = { params: { path: { hours_id: id } } }
  return {
    remove: useMutation({ mutationFn: () => api.DELETE('/api/v1/hours/{hours_id}', at), onSuccess: refresh }),
    override: useMutation({
      mutationFn: (now: 'open' | 'closed' | null) => body(api.PUT('/api/v1/hours/{hours_id}/override', { ...at, body: { now, until: null } })),
      onSuccess: refresh,
    }),
  }
}

function useRefresh() {
  const client = useQueryClient()
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ['lines'] }), client.invalidateQueries({ queryKey: ['hours'] })])
  }
}
