import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, body } from '../api/client'

export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: () => body(api.GET('/api/v1/demo')),
  staleTime: 60_000,
})

export function usePlaceCall() {
  return useMutation({
    mutationFn: (call: { line_id: string; number: string; dialogue_id: string }) => body(api.POST('/api/v1/demo/calls', { body: call })),
  })
}

export function useEndCall() {
  return useMutation({
    mutationFn: (demo_id: string) => api.DELETE('/api/v1/demo/calls/{demo_id}', { params: { path: { demo_id } } }),
  })
}
