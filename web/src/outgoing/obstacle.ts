import type { LiveCall } from '../api/types'
import type { PhoneState } from '../softphone/phone'

/** Why nobody can be called now; null: they can. */
export type Obstacle = 'phone' | 'other_desk' | 'microphone' | 'call' | 'wrap_up'

/** `up`: where the server has the operator's phone, which decides; `phone` only says what is missing. */
export function obstacle(up: 'here' | 'on_other_desk' | 'no', phone: PhoneState, call: Pick<LiveCall, 'phase'> | null): Obstacle | null {
  if (call) return call.phase === 'wrap_up' ? 'wrap_up' : 'call'
  if (up === 'on_other_desk') return 'other_desk'
  if (phone === 'needs_microphone') return 'microphone'
  return up === 'here' ? null : 'phone'
}
