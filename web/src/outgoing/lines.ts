import type { Line } from '../api/types'

/** The lines that one may call from: of one's own queues, or all where one has none. */
export function linesOf<T extends Pick<Line, 'queue_id'>>(lines: readonly T[], queues: readonly string[]): T[] {
  const own = lines.filter(({ queue_id }) => queues.includes(queue_id))
  return own.length > 0 ? own : [...lines]
}
