const STEPS_MS = [300, 1_000, 2_000, 4_000, 8_000]

/** How long to wait before the n-th try (from 0). Spread by up to a fifth, so that a whole floor does not return at once. */
export function delayBefore(attempt: number, random = Math.random()): number {
  const step = STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)] ?? 0
  return Math.round(step * (1 + random / 5))
}
