import { apply, type Change } from './apply'
import type { FromLink, LinkState, Notice, ToLink } from './messages'
import type { LiveSnapshot } from '../api/types'

const RETRY_MS = 1_500
/** The server says something every 3 s. After so long without, the link is lost, whatever the network claims. */
const SILENCE_MS = 7_000
const LOOK_MS = 1_000

/** The one event stream of this browser. Holds the picture too, so that a tab that comes later starts with it. */
export class Link {
  private source: EventSource | null = null
  private user: string | null = null
  private state: LinkState = 'connecting'
  private picture: LiveSnapshot | null = null
  private retry: ReturnType<typeof setTimeout> | undefined
  private heardAt = 0
  private readonly listeners = new Set<(message: FromLink) => void>()

  constructor() {
    globalThis.addEventListener('offline', () => this.say(this.state === 'live' ? 'lost' : this.state))
    globalThis.addEventListener('online', () => this.reopen())
    setInterval(() => this.listen(), LOOK_MS)
  }

  follow(listener: (message: FromLink) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Tells a newcomer what everybody else knows already. */
  greet(listener: (message: FromLink) => void): void {
    listener({ kind: 'state', state: this.state })
    if (this.picture) listener({ kind: 'snapshot', snapshot: this.picture })
  }

  serve({ user }: ToLink): void {
    if (user === this.user && (this.source !== null || user === null)) return
    this.user = user
    this.close()
    this.picture = null
    this.say('connecting')
    if (user !== null) this.open()
    else this.tell({ kind: 'refused' })
  }

  private open(): void {
    const source = new EventSource('/events')
    this.source = source
    this.heardAt = Date.now()
    source.addEventListener('beat', () => this.heard())
    source.addEventListener('snapshot', (event) => {
      this.heard()
      this.picture = JSON.parse(event.data as string) as LiveSnapshot
      this.say('live')
      this.tell({ kind: 'snapshot', snapshot: this.picture })
    })
    source.addEventListener('change', (event) => {
      const change = JSON.parse(event.data as string) as Change
      this.heard()
      if (this.picture) this.picture = apply(this.picture, change)
      this.tell({ kind: 'change', change })
    })
    source.addEventListener('notice', (event) => {
      this.tell({ kind: 'notice', notice: JSON.parse(event.data as string) as Notice })
    })
    source.onerror = () => void this.broken(source)
  }

  private heard(): void {
    this.heardAt = Date.now()
    if (this.picture) this.say('live')
  }

  /** Also after the computer slept: the connection of before may be dead without having been closed. */
  private listen(): void {
    if (this.source === null || Date.now() - this.heardAt < SILENCE_MS) return
    this.say('lost')
    this.reopen()
  }

  /** A stream that closed for good was refused: either signed out, or the server is just being restarted. */
  private async broken(source: EventSource): Promise<void> {
    if (source !== this.source) return
    this.say('lost')
    if (source.readyState !== EventSource.CLOSED) return
    this.source = null
    if (await this.sessionOver()) this.tell({ kind: 'refused' })
    else this.retry = setTimeout(() => this.reopen(), RETRY_MS)
  }

  private async sessionOver(): Promise<boolean> {
    try {
      const answer = await fetch('/api/v1/session')
      if (!answer.ok) return false
      return ((await answer.json()) as { user: unknown }).user === null
    } catch {
      return false
    }
  }

  private reopen(): void {
    if (this.user === null) return
    this.close()
    this.open()
  }

  private close(): void {
    clearTimeout(this.retry)
    this.source?.close()
    this.source = null
  }

  private say(state: LinkState): void {
    if (state === this.state) return
    this.state = state
    this.tell({ kind: 'state', state })
  }

  private tell(message: FromLink): void {
    for (const listener of this.listeners) listener(message)
  }
}
