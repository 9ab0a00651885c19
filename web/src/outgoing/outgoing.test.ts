import { expect, it } from 'vitest'
import { dialable } from './dialPad'
import { linesOf } from './lines'
import { obstacle } from './obstacle'
import { recentNumbers } from './recent'
import { isNotReached, resultOfOut } from './result'

it('reads a number however it was pasted', () => {
  expect(dialable(' 0722 000 101 ')).toBe('0722000101')
  expect(dialable('+40 (722) 000-101')).toBe('+40722000101')
  expect(dialable('tel:+40722.000.101')).toBe('+40722000101')
  expect(dialable('\u202A0722\u00A0000\u2011101\u202C')).toBe('0722000101')
  expect(dialable('1 12')).toBe('112')
})

it('leaves what is no number for the server to name', () => {
  expect(dialable('Maria')).toBe('Maria')
  expect(dialable(' – ')).toBe('')
})

it('says what stands in the way of a call', () => {
  expect(obstacle('here', 'ready', null)).toBeNull()
  expect(obstacle('here', 'elsewhere', null)).toBeNull()
  expect(obstacle('no', 'connecting', null)).toBe('phone')
  expect(obstacle('no', 'needs_microphone', null)).toBe('microphone')
  expect(obstacle('on_other_desk', 'other_desk', null)).toBe('other_desk')
  expect(obstacle('here', 'ready', { phase: 'talking' })).toBe('call')
  expect(obstacle('here', 'ready', { phase: 'wrap_up' })).toBe('wrap_up')
})

it('lists each number once, newest first, without those that are no longer known', () => {
  const rows = ['a', '', 'b', 'a', 'c', 'd'].map((number_shown, n) => ({ id: String(n), number_shown }))
  expect(recentNumbers(rows, 3).map(({ id }) => id)).toEqual(['0', '2', '4'])
})

it('asks for no documenting of who was not reached', () => {
  expect(isNotReached({ result: 'busy' })).toBe(true)
  expect(isNotReached({ result: 'cancelled' })).toBe(true)
  expect(isNotReached({ result: 'voicemail' })).toBe(false)
  expect(isNotReached({ result: 'abandoned' })).toBe(false)
})

it('names the end of a call that nobody answered', () => {
  const out = { direction: 'out', answered_at: null, not_reached: null, voicemail: false } as const
  expect(resultOfOut({ ...out, not_reached: 'busy' })).toBe('busy')
  expect(resultOfOut(out)).toBe('cancelled')
  expect(resultOfOut({ ...out, answered_at: '2026-11-02T08:00:00Z' })).toBeNull()
  expect(resultOfOut({ ...out, answered_at: '2026-11-02T08:00:00Z', voicemail: true })).toBe('voicemail')
  expect(resultOfOut({ ...out, direction: 'in' })).toBeNull()
})

it('offers the lines of the own queues, and all to who has none', () => {
  const lines = [{ id: '1', queue_id: 'a' }, { id: '2', queue_id: 'b' }]
  expect(linesOf(lines, ['b']).map(({ id }) => id)).toEqual(['2'])
  expect(linesOf(lines, [])).toHaveLength(2)
})
