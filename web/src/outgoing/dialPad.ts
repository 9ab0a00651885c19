import { api, body } from '../api/client'
import { hasCode } from '../api/errors'

export interface DialView {
  number: string
  /** '' is the first line of one's queues. */
  line: string
  pending: boolean
  error: unknown
}

const EMPTY: DialView = { number: '', line: '', pending: false, error: null }
const MARKS = /[\s().\-/\u00AD\u2010-\u2015\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069]/gu

/** What was typed or pasted ("0722 000-101", "tel:+40…") without the marks between its digits. */
export function dialable(typed: string): string {
  return typed.trim().replace(/^tel:/i, '').replace(MARKS, '')
}

/** The number to call: typed at the desk or clicked anywhere. It stays until its call has begun. */
class DialPad {
  view: DialView = EMPTY
  private readonly watchers = new Set<() => void>()

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  type(number: string): void {
    this.show({ number, error: null })
  }

  from(line: string): void {
    this.show({ line })
  }

  /** The live picture shows the call; what is refused stands in the view. Throws when another call came first: the desk
   * shows that one, and the number waits. */
  async call(number: string, line = this.view.line): Promise<void> {
    if (this.view.pending || dialable(number) === '') return
    this.show({ number, pending: true, error: null })
    try {
      await this.place(number, line)
      this.show({ number: '', pending: false })
    } catch (error) {
      const overtaken = hasCode(error, 'calls.busy')
      this.show({ pending: false, error: overtaken ? null : error })
      if (overtaken) throw error
    }
  }

  /** Calls at once, whatever stands in the field. */
  async place(number: string, line = ''): Promise<void> {
    await body(api.POST('/api/v1/calls', { body: { number: dialable(number), line_id: line || null } }))
  }

  /** Signed out: nothing is kept. */
  forget(): void {
    this.show(EMPTY)
  }

  private show(change: Partial<DialView>): void {
    this.view = { ...this.view, ...change }
    for (const watcher of this.watchers) watcher()
  }
}

export const dialPad = new DialPad()
