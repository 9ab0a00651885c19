import { expect, it } from 'vitest'
import type { LiveCall, LiveOperator, LiveQueue } from '../api/types'
import { alertsLatestFirst, floorPerson, peopleWorstFirst, queuesWorstFirst, standing, waitingCalls } from './order'

const at = (second: number) => new Date(Date.UTC(2026, 10, 2, 8, 0, second)).toISOString()

const queue = (id: string, more: Partial<LiveQueue> = {}): LiveQueue => ({
  kind: 'queue', id, waiting: 0, oldest: null, available: 1, name: id, ...more,
})
const call = (id: string, more: Partial<LiveCall> = {}): LiveCall => ({
  kind: 'call', id, line: 'l', queue: 'a', number: '', phase: 'waiting', since: at(0), arrived_at: at(0), queued_at: at(0),
  answered_at: null, ended_at: null, operator: null, offer: 0, until: null, recording: false, direction: 'in', rings: false, not_reached: null, voicemail: false, line_name: 'Line',
  queue_name: 'a', customer: null, number_shown: '', operator_name: null, ...more,
})
const operator = (id: string, more: Partial<LiveOperator> = {}): LiveOperator => ({
  kind: 'operator', id, status: 'available', why: 'chosen', since: at(0), phone: true, call: null, engaged: 'no', desk: '', phone_since: null, name: id, ...more,
})
const byId = <T extends { id: string }>(...all: T[]) => Object.fromEntries(all.map((one) => [one.id, one]))

it('puts the queue whose caller waits longest first, then the one with the fewest people', () => {
  const queues = byId(
    queue('calm'), queue('nobody', { available: 0 }), queue('short', { waiting: 5, oldest: at(30) }), queue('long', { waiting: 1, oldest: at(5) }),
  )
  expect(queuesWorstFirst({ queues, calls: {} }).map((row) => row.queue.id)).toEqual(['long', 'short', 'nobody', 'calm'])
})

it('counts who talks for each queue, also on hold, but not who wraps up', () => {
  const calls = byId(call('1', { phase: 'talking' }), call('2', { phase: 'held' }), call('3', { phase: 'wrap_up' }), call('4', { phase: 'talking', queue: 'b' }))
  const found = queuesWorstFirst({ queues: byId(queue('a'), queue('b')), calls })
  expect(found.map((row) => [row.queue.id, row.talking])).toEqual([['a', 2], ['b', 1]])
})

it('tells the target of 20 seconds as exceeded only after them', () => {
  const row = { queue: queue('a', { waiting: 1, oldest: at(0) }), talking: 0 }
  expect(standing(row, Date.parse(at(20)))).toBe('within')
  expect(standing(row, Date.parse(at(21)))).toBe('over')
  expect(standing({ queue: queue('a', { available: 0 }), talking: 0 }, 0)).toBe('nobody')
  expect(standing({ queue: queue('a', { available: 0 }), talking: 1 }, 0)).toBe('calm')
})

it('lists who waits, longest first, and only of the chosen queue', () => {
  const calls = byId(
    call('late', { queued_at: at(9) }), call('early', { queued_at: at(1), phase: 'offered' }), call('other', { queue: 'b' }), call('talks', { phase: 'talking' }),
  )
  expect(waitingCalls(calls, 'a').map(({ id }) => id)).toEqual(['early', 'late'])
  expect(waitingCalls(calls, '')).toHaveLength(3)
})

it('puts people who need help first, then by how long they are in their state', () => {
  const calls = byId(call('1', { phase: 'talking', answered_at: at(8) }), call('2', { phase: 'talking', answered_at: at(3) }), call('3', { phase: 'held' }))
  const operators = byId(
    operator('free'), operator('away', { status: 'off' }), operator('short', { call: '1' }), operator('long', { call: '2' }), operator('holds', { call: '3' }),
    operator('silent', { status: 'not_answering' }), operator('deaf', { phone: false }), operator('rests', { status: 'break' }),
  )
  const found = peopleWorstFirst({ operators, calls }, null).map((person) => person.operator.id)
  expect(found).toEqual(['deaf', 'silent', 'holds', 'long', 'short', 'rests', 'free', 'away'])
})

it('keeps to the members of a queue', () => {
  const operators = byId(operator('ana'), operator('dan'))
  expect(peopleWorstFirst({ operators, calls: {} }, new Set(['dan'])).map((person) => person.operator.id)).toEqual(['dan'])
})

it('says what a person does, and since when', () => {
  const told = (more: Partial<LiveCall>) => floorPerson(operator('ana', { since: at(1) }), call('1', { since: at(40), ...more }))
  expect(told({ phase: 'talking', answered_at: at(10) })).toMatchObject({ state: 'talking', since: at(10) })
  expect(told({ phase: 'held', answered_at: at(10) })).toMatchObject({ state: 'held', since: at(40) })
  expect(told({ phase: 'dialing', direction: 'out' })).toMatchObject({ state: 'dialing', since: at(40) })
  expect(told({ phase: 'offered' })).toMatchObject({ state: 'ringing', since: at(40) })
  expect(told({ phase: 'operator_lost' })).toMatchObject({ state: 'phone_lost', since: at(40) })
  expect(told({ phase: 'wrap_up' })).toMatchObject({ state: 'wrap_up', since: at(40) })
  expect(floorPerson(operator('ana', { since: at(1) }), null)).toMatchObject({ state: 'available', since: at(1) })
})

it('shows the latest alert first', () => {
  const alert = (id: string, last: string) => ({ kind: 'alert' as const, id, why: 'not_allowed' as const, count: 1, since: at(0), last, name: id })
  expect(alertsLatestFirst(byId(alert('ana', at(1)), alert('dan', at(9)))).map(({ id }) => id)).toEqual(['dan', 'ana'])
})
