import { useSyncExternalStore } from 'react'
import { serverNow } from '../api/clock'

const TICK_MS = 500
const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = serverNow()

function tick(): void {
  now = serverNow()
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  if (watchers.size === 1) {
    now = serverNow()
    timer = setInterval(tick, TICK_MS)
  }
  return () => {
    watchers.delete(watcher)
    if (watchers.size === 0) clearInterval(timer)
  }
}

/** The server's time in ms, ticking. Every timer on the page ticks together. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now)
}
