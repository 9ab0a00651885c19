import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect } from 'react'
import { SIGNING_OUT } from '../session/useSession'
import type { Notice } from './messages'
import { live } from './store'

const STALE: Record<Notice['topic'], (id: string) => QueryKey[]> = {
  interaction: (id) => [['interactions'], ['interaction', id]],
  customer: () => [['customers'], ['customer'], ['interactions']],
  people: () => [['people']],
  session: () => [['session']],
}

/** Keeps what was fetched as fresh as the live picture: notices name what changed; after a lost link everything may have. */
export function useNotices(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      live.onHeard((heard) => {
        if (client.isMutating({ mutationKey: SIGNING_OUT })) return
        const keys = heard.kind === 'notice' ? STALE[heard.notice.topic](heard.notice.id) : [undefined]
        for (const queryKey of keys) void client.invalidateQueries(queryKey ? { queryKey } : {})
      }),
    [client],
  )
}
