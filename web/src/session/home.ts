import type { Me } from '../api/types'

/** Where a person's work is. */
export function homeOf(me: Me): '/desk' | '/floor' | '/interactions' {
  if (me.permissions.includes('calls.take')) return '/desk'
  return me.permissions.includes('floor.view') ? '/floor' : '/interactions'
}
