import type { Me } from '../api/types'

/** Where a person's work is. */
export function homeOf(me: Me): '/desk' | '/interactions' {
  return me.role === 'operator' ? '/desk' : '/interactions'
}
