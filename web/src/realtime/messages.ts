import type { LiveSnapshot } from '../api/types'
import type { Change } from './apply'

export interface Notice {
  topic: 'interaction' | 'customer' | 'people' | 'session'
  id: string
}

export type LinkState = 'connecting' | 'live' | 'lost'

/** From the one connection to each tab. `refused`: the session is over, nothing more will come. */
export type FromLink =
  | { kind: 'state'; state: LinkState }
  | { kind: 'snapshot'; snapshot: LiveSnapshot }
  | { kind: 'change'; change: Change }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'refused' }

/** From a tab to the connection: who is signed in here (null: nobody). */
export interface ToLink {
  user: string | null
}
