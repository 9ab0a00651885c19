import { expect, it } from 'vitest'
import { outline } from './waveform'

it('is mirrored about its middle', () => {
  expect(outline([0.5, 1], 20, 10)).toBe('M0,15.0L1,10.0L1,30.0L0,25.0Z')
})

it('keeps a thin line in silence and never leaves its lane', () => {
  expect(outline([0], 20, 10)).toBe('M0,19.6L0,20.4Z')
  expect(outline([7], 20, 10)).toBe('M0,10.0L0,30.0Z')
})

it('draws nothing without peaks', () => {
  expect(outline([], 20, 10)).toBe('')
})
