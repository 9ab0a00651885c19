import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, body } from '../../api/client'

export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: () => body(api.GET('/api/v1/reasons')),
  staleTime: 60_000,
})

export const outcomesQuery = queryOptions({
  queryKey: ['outcomes'],
  queryFn: () => body(api.GET('/api/v1/outcomes')),
  staleTime: 60_000,
})

export interface Choice {
  reason: string | null
  outcome: string | null
}

const NOTHING: Choice = { reason: null, outcome: null }
const key = (interaction: string) => `centrala.documentation.${interaction}`

function kept(interaction: string): Choice | null {
  try {
    return JSON.parse(localStorage.getItem(key(interaction)) ?? 'null') as Choice | null
  } catch {
    return null
  }
}

/** What is chosen for an interaction and not yet sent. */
export function choiceKept(interaction: string): Choice {
  return kept(interaction) ?? NOTHING
}

/** Reason and outcome while they are chosen (survives a reload), and finishing with them. */
export function useDocumentation(interaction: string, before: Choice = NOTHING) {
  const client = useQueryClient()
  const [choice, setChoice] = useState<Choice>(() => kept(interaction) ?? before)
  useEffect(() => {
    if (choice.reason !== null || choice.outcome !== null) localStorage.setItem(key(interaction), JSON.stringify(choice))
  }, [interaction, choice])

  const finish = useMutation({
    mutationFn: ({ reason_id, outcome_id }: { reason_id: string; outcome_id: string }) =>
      api.PUT('/api/v1/interactions/{interaction_id}/documentation', {
        params: { path: { interaction_id: interaction } },
        body: { reason_id, outcome_id, finish: true },
      }),
    onSuccess: () => {
      localStorage.removeItem(key(interaction))
      void client.invalidateQueries({ queryKey: ['interactions'] })
      void client.invalidateQueries({ queryKey: ['interaction', interaction] })
    },
  })

  return {
    reasons: useQuery(reasonsQuery),
    outcomes: useQuery(outcomesQuery),
    choice,
    choose: (change: Partial<Choice>) => setChoice((now) => ({ ...now, ...change })),
    finish,
  }
}
