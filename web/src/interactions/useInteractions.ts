import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, body } from '../api/client'

export interface Filters {
  customer_id?: string
  operator_id?: string
  direction?: 'in' | 'out'
  undocumented?: boolean
  from?: string
  to?: string
  search?: string
}

const PAGE = 50

export function page(filters: Filters, cursor: string | null, limit = PAGE) {
  return body(api.GET('/api/v1/interactions', { params: { query: { ...filters, limit, ...(cursor === null ? {} : { cursor }) } } }))
}

export function interactionsQuery(filters: Filters, limit = PAGE) {
  return infiniteQueryOptions({
    queryKey: ['interactions', filters, limit],
    queryFn: ({ pageParam }) => page(filters, pageParam, limit),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
}

export function interactionQuery(id: string) {
  return queryOptions({
    queryKey: ['interaction', id],
    queryFn: () => body(api.GET('/api/v1/interactions/{interaction_id}', { params: { path: { interaction_id: id } } })),
  })
}
