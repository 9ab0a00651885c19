import { expect, it } from 'vitest'
import { ending, spokenNow } from './progress'

const text = [0, 4, 9].map((seconds_from) => ({ who: 'customer' as const, seconds_from, text: '' }))

it('knows the sentence that is being spoken', () => {
  expect([-1, 0, 3.9, 4, 100].map((seconds) => spokenNow(text, seconds))).toEqual([-1, 0, 0, 1, 2])
})

it('names how a call ended', () => {
  expect([16, 1, 17, 38].map(ending)).toEqual(['normal', 'unassigned', 'busy', 'failed'])
})
