/** The server's clock as seen from here: timers must not be wrong because a desk's clock is. */
const TRUSTED_MS = 2_000
let ahead_ms = 0

/** The header has whole seconds, so small differences say nothing. */
export function noteServerDate(header: string | null, here = Date.now()): void {
  if (!header) return
  const there = Date.parse(header)
  if (Number.isNaN(there)) return
  const difference = there - here
  ahead_ms = Math.abs(difference) > TRUSTED_MS ? difference : 0
}

export function serverNow(): number {
  return Date.now() + ahead_ms
}
