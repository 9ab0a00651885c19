import type { LiveAlert, LiveCall, LiveOperator, LiveQueue, LiveSnapshot } from '../api/types'

/** A call is to be answered within this many seconds of waiting. */
export const TARGET_S = 20

/** From what asks for help at once to what asks for none. */
export const PERSON_STATES = [
  'phone_lost', 'not_answering', 'ringing', 'held', 'talking', 'dialing', 'wrap_up', 'break', 'available', 'off',
] as const
export type PersonState = (typeof PERSON_STATES)[number]

export interface FloorPerson {
  operator: LiveOperator
  state: PersonState
  /** Start of this state. */
  since: string
  call: LiveCall | null
}

export interface FloorQueue {
  queue: LiveQueue
  talking: number
}

export type Standing = 'over' | 'within' | 'nobody' | 'calm'

const TALKING = new Set<LiveCall['phase']>(['connecting', 'talking', 'held', 'operator_lost'])
const WAITING = new Set<LiveCall['phase']>(['waiting', 'offered'])

/** The queue whose caller waits longest comes first, then the one with the fewest people. */
export function queuesWorstFirst({ queues, calls }: Pick<LiveSnapshot, 'queues' | 'calls'>): FloorQueue[] {
  const talking = Object.values(calls).filter(({ phase }) => TALKING.has(phase))
  return Object.values(queues)
    .map((queue) => ({ queue, talking: talking.filter((call) => call.queue === queue.id).length }))
    .sort(
      ({ queue: a }, { queue: b }) =>
        earlier(a.oldest, b.oldest) || b.waiting - a.waiting || a.available - b.available || a.name.localeCompare(b.name),
    )
}

/** Against the target at `now` (ms); `nobody`: no one waits yet, but no one could answer either. */
export function standing({ queue, talking }: FloorQueue, now: number): Standing {
  if (queue.oldest) return now - Date.parse(queue.oldest) > TARGET_S * 1000 ? 'over' : 'within'
  return queue.available + talking === 0 ? 'nobody' : 'calm'
}

/** Calls that wait, those that ring somewhere too, longest first. */
export function waitingCalls(calls: LiveSnapshot['calls'], queue: string): LiveCall[] {
  return Object.values(calls)
    .filter((call) => WAITING.has(call.phase) && (queue === '' || call.queue === queue))
    .sort((a, b) => earlier(waitsSince(a), waitsSince(b)))
}

export function alertsLatestFirst(alerts: LiveSnapshot['alerts']): LiveAlert[] {
  return Object.values(alerts).sort((a, b) => earlier(b.last, a.last) || a.name.localeCompare(b.name))
}

export function waitsSince(call: LiveCall): string {
  return call.queued_at ?? call.arrived_at
}

/** `members`: the people of the chosen queue; null is everybody. */
export function peopleWorstFirst(
  { operators, calls }: Pick<LiveSnapshot, 'operators' | 'calls'>, members: Set<string> | null,
): FloorPerson[] {
  return Object.values(operators)
    .filter(({ id }) => members === null || members.has(id))
    .map((operator) => floorPerson(operator, (operator.call && calls[operator.call]) || null))
    .sort(
      (a, b) =>
        PERSON_STATES.indexOf(a.state) - PERSON_STATES.indexOf(b.state) ||
        earlier(a.since, b.since) || a.operator.name.localeCompare(b.operator.name),
    )
}

export function floorPerson(operator: LiveOperator, call: LiveCall | null): FloorPerson {
  const state = call ? stateInCall(call) : stateWithoutCall(operator)
  const since = !call ? operator.since : state === 'talking' ? (call.answered_at ?? call.since) : call.since
  return { operator, state, since, call }
}

function stateInCall({ phase }: LiveCall): PersonState {
  switch (phase) {
    case 'dialing': return 'dialing'
    case 'offered': return 'ringing'
    case 'held': return 'held'
    case 'operator_lost': return 'phone_lost'
    case 'wrap_up': return 'wrap_up'
    default: return 'talking'
  }
}

function stateWithoutCall({ status, phone }: LiveOperator): PersonState {
  return status === 'available' && !phone ? 'phone_lost' : status
}

/** Nothing comes after every moment. */
function earlier(a: string | null, b: string | null): number {
  const at = (moment: string | null) => (moment === null ? Number.MAX_SAFE_INTEGER : Date.parse(moment))
  return at(a) - at(b)
}
