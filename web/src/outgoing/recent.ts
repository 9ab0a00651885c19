import type { InteractionRow } from '../api/types'

type Placed = Pick<InteractionRow, 'id' | 'number_shown'>

/** The last numbers called, each once, newest first; `rows` come newest first. */
export function recentNumbers<T extends Placed>(rows: readonly T[], most: number): T[] {
  const firstOf = new Map<string, T>()
  for (const row of rows) if (row.number_shown && !firstOf.has(row.number_shown)) firstOf.set(row.number_shown, row)
  return [...firstOf.values()].slice(0, most)
}
