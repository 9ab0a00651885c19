import type { InteractionRow, LiveCall } from '../api/types'

type Out = Pick<LiveCall, 'direction' | 'answered_at' | 'not_reached' | 'voicemail'>

/** How a call out ended that nobody answered, or only a machine; null of every other call. */
export function resultOfOut({ direction, answered_at, not_reached, voicemail }: Out): InteractionRow['result'] | null {
  if (direction === 'in') return null
  if (answered_at !== null) return voicemail ? 'voicemail' : null
  return not_reached ?? 'cancelled'
}
