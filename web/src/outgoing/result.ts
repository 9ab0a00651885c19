import type { InteractionRow, LiveCall } from '../api/types'

type Out = Pick<LiveCall, 'direction' | 'answered_at' | 'not_reached' | 'voicemail'>

const NOT_REACHED = new Set<InteractionRow['result']>(['busy', 'no_answer', 'refused', 'unreachable', 'cancelled'])

/** Its result says all that must be known: a reason may be noted, and need not. */
export function isNotReached({ result }: Pick<InteractionRow, 'result'>): boolean {
  return NOT_REACHED.has(result)
}

/** How a call out ended that nobody answered, or only a machine; null of every other call. */
export function resultOfOut({ direction, answered_at, not_reached, voicemail }: Out): InteractionRow['result'] | null {
  if (direction === 'in') return null
  if (answered_at !== null) return voicemail ? 'voicemail' : null
  return not_reached ?? 'cancelled'
}
