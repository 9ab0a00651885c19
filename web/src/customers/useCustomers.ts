import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '../api/client'

export function customersQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: ['customers', search],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/customers', { params: { query: { ...(search ? { search } : {}), limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
}

export function customerQuery(id: string) {
  return queryOptions({
    queryKey: ['customer', id],
    queryFn: () => body(api.GET('/api/v1/customers/{customer_id}', { params: { path: { customer_id: id } } })),
  })
}

export interface CustomerGiven {
  name: string
  phones: string[]
}

function useRefetch() {
  const client = useQueryClient()
  return () => {
    for (const key of ['customers', 'customer', 'interactions']) void client.invalidateQueries({ queryKey: [key] })
  }
}

export function useCreateCustomer() {
  return useMutation({
    mutationFn: (given: CustomerGiven & { call_id?: string }) => body(api.POST('/api/v1/customers', { body: given })),
    onSuccess: useRefetch(),
  })
}

export function useChangeCustomer(id: string) {
  return useMutation({
    mutationFn: (given: CustomerGiven) =>
      body(api.PATCH('/api/v1/customers/{customer_id}', { params: { path: { customer_id: id } }, body: given })),
    onSuccess: useRefetch(),
  })
}
