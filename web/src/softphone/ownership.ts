const LOCK = 'centrala-phone'

/** One tab of the browser owns the phone. `owned` is told now and, where another tab has it, when that one closes. */
export function askForPhone(owned: () => void, elsewhere: () => void): () => void {
  const away = new AbortController()
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const own = (): Promise<void> => {
    if (away.signal.aborted) return Promise.resolve()
    owned()
    return held
  }
  // Typed as always there; but a page that is not on a secure address has none.
  const locks = navigator.locks as LockManager | undefined
  if (!locks) {
    owned()
    return () => undefined
  }
  void locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) return own()
    if (away.signal.aborted) return
    elsewhere()
    void locks.request(LOCK, { signal: away.signal }, own).catch(() => undefined)
  })
  return () => {
    away.abort()
    release()
  }
}
