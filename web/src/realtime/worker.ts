/** Runs once per browser, whatever the number of tabs. */
import { Link } from './link'
import type { ToLink } from './messages'

interface SharedScope {
  onconnect: ((event: MessageEvent) => void) | null
}

const link = new Link()

;(globalThis as unknown as SharedScope).onconnect = (event) => {
  const port = event.ports[0]
  if (!port) return
  const post = (message: unknown) => port.postMessage(message)
  port.addEventListener('close', link.follow(post))
  port.onmessage = (said: MessageEvent<ToLink>) => {
    link.serve(said.data)
    link.greet(post)
  }
}
