import { useSyncExternalStore } from 'react'
import type { LiveCall, LiveOperator } from '../api/types'
import { live, type LiveState } from './store'

/** `select` must return something that keeps its identity while nothing changed (an entity, a string, a number). */
export function useLive<T>(select: (state: LiveState) => T): T {
  return useSyncExternalStore(live.watch, () => select(live.state))
}

export function useOperator(id: string): LiveOperator | null {
  return useLive(({ picture }) => picture?.operators[id] ?? null)
}

/** The call that rings, talks or is wrapped up at this operator. */
export function useOwnCall(operator: string): LiveCall | null {
  return useLive((state) => ownCall(state, operator))
}

export function ownCall({ picture }: LiveState, operator: string): LiveCall | null {
  const call = picture?.operators[operator]?.call
  return call ? (picture.calls[call] ?? null) : null
}
