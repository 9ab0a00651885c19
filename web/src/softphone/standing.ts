import type { LiveCall, LiveOperator } from '../api/types'
import type { LiveState } from '../realtime/store'
import { ownCall } from '../realtime/useLive'
import { deskId } from './deskId'

const IN_TALK: ReadonlySet<LiveCall['phase']> = new Set(['dialing', 'connecting', 'talking', 'held', 'operator_lost'])

/** How the operator stands in the live picture; null where it shows none. */
export function ownOperator({ picture }: LiveState, user: string | null): LiveOperator | null {
  return picture?.operators[user ?? ''] ?? null
}

export function ownTalk(state: LiveState, user: string | null): LiveCall | null {
  const call = user === null ? null : ownCall(state, user)
  return call !== null && IN_TALK.has(call.phase) ? call : null
}

/** Whose the phone is, as far as it is known. */
export function phoneIs(operator: LiveOperator | null): 'here' | 'on_other_desk' | 'unknown' {
  if (!operator?.phone || operator.desk === '') return 'unknown'
  return operator.desk === deskId() ? 'here' : 'on_other_desk'
}
