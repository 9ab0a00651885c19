import type { LiveSnapshot } from '../api/types'
import { apply } from './apply'
import { Link } from './link'
import type { FromLink, LinkState, Notice, ToLink } from './messages'

export interface LiveState {
  link: LinkState
  picture: LiveSnapshot | null
}

type Heard = { kind: 'notice'; notice: Notice } | { kind: 'caught_up' } | { kind: 'refused' }

/** What is true now, in this tab. Read it with `useLive`; side effects listen with `onHeard`. */
class LiveStore {
  state: LiveState = { link: 'connecting', picture: null }
  private wasLost = false
  private readonly watchers = new Set<() => void>()
  private readonly hearers = new Set<(heard: Heard) => void>()
  private send: ((message: ToLink) => void) | null = null

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  readonly onHeard = (hearer: (heard: Heard) => void): (() => void) => {
    this.hearers.add(hearer)
    return () => this.hearers.delete(hearer)
  }

  serve(user: string | null): void {
    this.send ??= connect((message) => this.receive(message))
    this.update({ link: 'connecting', picture: null })
    this.send({ user })
  }

  receive(message: FromLink): void {
    const { picture } = this.state
    if (message.kind === 'snapshot') this.update({ ...this.state, picture: message.snapshot })
    else if (message.kind === 'change') {
      if (picture) this.update({ ...this.state, picture: apply(picture, message.change) })
    } else if (message.kind === 'state') this.linkIs(message.state)
    else for (const hearer of this.hearers) hearer(message)
  }

  private linkIs(link: LinkState): void {
    this.update({ ...this.state, link })
    if (link === 'lost') this.wasLost = true
    if (link !== 'live' || !this.wasLost) return
    this.wasLost = false
    for (const hearer of this.hearers) hearer({ kind: 'caught_up' })
  }

  private update(state: LiveState): void {
    this.state = state
    for (const watcher of this.watchers) watcher()
  }
}

/** Through the browser's shared worker; where there is none, with a stream of this tab's own. */
function connect(receive: (message: FromLink) => void): (message: ToLink) => void {
  if (typeof SharedWorker === 'undefined') {
    const link = new Link()
    link.follow(receive)
    return (message) => {
      link.serve(message)
      link.greet(receive)
    }
  }
  const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'centrala-live' })
  worker.port.onmessage = (event: MessageEvent<FromLink>) => receive(event.data)
  return (message) => worker.port.postMessage(message)
}

export const live = new LiveStore()
