import { expect, it } from 'vitest'
import { readSpans, writeSpans } from './spans'

it.each([
  ['', []],
  ['09:00–17:00', [[540, 1020]]],
  ['9-13, 14:00 - 17.30', [[540, 780], [840, 1050]]],
  ['0-24', [[0, 1440]]],
])('reads %j as people write it', (text, spans) => {
  expect(readSpans(text)).toEqual(spans)
})

it.each(['nine to five', '9', '9-25', '9:70-10', '9-10, x'])('does not guess what %j means', (text) => {
  expect(readSpans(text)).toBeNull()
})

it('writes what it reads', () => {
  expect(writeSpans([[540, 780], [840, 1440]])).toBe('09:00–13:00, 14:00–24:00')
  expect(readSpans(writeSpans([[5, 65]]))).toEqual([[5, 65]])
})
