import type { LiveSnapshot } from '../api/types'

export const KINDS = ['calls', 'operators', 'queues', 'demos', 'alerts', 'sites'] as const
export type Kind = (typeof KINDS)[number]

/** Entities are replaced or removed whole, so what did not change keeps its identity. */
export interface Change {
  seq: number
  set?: Partial<Pick<LiveSnapshot, Kind>>
  gone?: Partial<Record<Kind, string[]>>
  engine?: LiveSnapshot['engine']
}

/** The next picture. A change that the picture already holds (a resend after a reconnect) alters nothing. */
export function apply(picture: LiveSnapshot, change: Change): LiveSnapshot {
  if (change.seq <= picture.seq) return picture
  const next = { ...picture, seq: change.seq, engine: change.engine ?? picture.engine }
  for (const kind of KINDS) Object.assign(next, { [kind]: merged<unknown>(picture[kind], change, kind) })
  return next
}

function merged<T>(before: Record<string, T>, change: Change, kind: Kind): Record<string, T> {
  const set = change.set?.[kind] as Record<string, T> | undefined
  const gone = change.gone?.[kind]
  if (!set && !gone?.length) return before
  const after = { ...before, ...set }
  return Object.fromEntries(Object.entries(after).filter(([id]) => !gone?.includes(id)))
}
