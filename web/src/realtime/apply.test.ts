import { expect, it } from 'vitest'
import type { LiveQueue, LiveSnapshot } from '../api/types'
import { apply, type Change } from './apply'

const queue = (id: string, waiting: number): LiveQueue => ({
  kind: 'queue',
  id,
  waiting,
  oldest: null,
  available: 1,
  name: id,
})
const picture = (queues: LiveQueue[], seq = 5): LiveSnapshot => ({
  epoch: 'e',
  seq,
  engine: { up: true },
  calls: {},
  operators: {},
  queues: Object.fromEntries(queues.map((one) => [one.id, one])),
  demos: {},
  alerts: {},
  sites: {},
})

it('replaces what changed and keeps the identity of the rest', () => {
  const before = picture([queue('a', 0), queue('b', 0)])
  const after = apply(before, { seq: 6, set: { queues: { a: queue('a', 2) } } })
  expect(after.queues.a?.waiting).toBe(2)
  expect(after.queues.b).toBe(before.queues.b)
  expect(after.calls).toBe(before.calls)
  expect(after.seq).toBe(6)
})

it('removes what is gone', () => {
  const after = apply(picture([queue('a', 0), queue('b', 0)]), { seq: 6, gone: { queues: ['a'] } })
  expect(Object.keys(after.queues)).toEqual(['b'])
})

it('ignores a change it has seen', () => {
  const before = picture([queue('a', 1)], 9)
  expect(apply(before, { seq: 9, set: { queues: { a: queue('a', 0) } } })).toBe(before)
})

it('lets sequence numbers skip, because other people see other changes', () => {
  expect(apply(picture([]), { seq: 40, engine: { up: false } }).engine.up).toBe(false)
})

it('gives, change by change, the picture that a fresh snapshot would give', () => {
  const changes: Change[] = [
    { seq: 6, set: { queues: { a: queue('a', 1), c: queue('c', 3) } } },
    { seq: 7, gone: { queues: ['b'] } },
    { seq: 8, set: { queues: { b: queue('b', 7) } }, gone: { queues: ['c'] } },
  ]
  const applied = changes.reduce(apply, picture([queue('a', 0), queue('b', 0)]))
  expect(applied).toEqual(picture([queue('a', 1), queue('b', 7)], 8))
})
