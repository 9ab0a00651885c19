import { describe, expect, it } from 'vitest'
import { delayBefore } from './backoff'
import { levelOf, SILENT_BELOW } from './level'

describe('the level meter', () => {
  const sine = (amplitude: number) => Float32Array.from({ length: 480 }, (_, n) => amplitude * Math.sin(n / 5))

  it('is empty in silence and full at full scale', () => {
    expect(levelOf(new Float32Array(480))).toBe(0)
    expect(levelOf(sine(1))).toBeGreaterThan(0.9)
  })

  it('calls a switched-off microphone silent, and quiet speech not', () => {
    expect(levelOf(sine(0.001))).toBeLessThan(SILENT_BELOW)
    expect(levelOf(sine(0.02))).toBeGreaterThan(SILENT_BELOW)
  })
})

describe('the wait before the next try', () => {
  it('grows and then stays', () => {
    const waits = [0, 1, 2, 3, 4, 9].map((attempt) => delayBefore(attempt, 0))
    expect(waits).toEqual([300, 1000, 2000, 4000, 8000, 8000])
  })

  it('is spread', () => {
    expect(delayBefore(4, 1)).toBe(9600)
  })
})
