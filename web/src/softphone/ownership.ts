const LOCK = 'centrala-phone'

export interface Ownership {
  /** From the tab that has it; `owned` is told. */
  take: () => void
  leave: () => void
}

/**
 * One tab of the browser owns the phone. `owned` is told now and, where another tab has it, when that one closes;
 * `elsewhere` when another tab has it, or takes it.
 */
export function askForPhone(owned: () => void, elsewhere: () => void): Ownership {
  const away = new AbortController()
  let release: () => void = () => undefined
  // Typed as always there; but a page that is not on a secure address has none.
  const locks = navigator.locks as LockManager | undefined
  if (!locks) {
    owned()
    return { take: owned, leave: () => undefined }
  }
  const own = (): Promise<void> => {
    if (away.signal.aborted) return Promise.resolve()
    owned()
    return new Promise((resolve) => (release = resolve))
  }
  /** A lock that is held ends with an error only when another tab takes it. */
  const taken = () => {
    if (away.signal.aborted) return
    elsewhere()
    wait()
  }
  const wait = () => void locks.request(LOCK, { signal: away.signal }, own).catch(taken)
  void locks
    .request(LOCK, { ifAvailable: true }, (lock) => {
      if (lock) return own()
      taken()
      return undefined
    })
    .catch(taken)
  return {
    take: () => void locks.request(LOCK, { steal: true }, own).catch(taken),
    leave: () => {
      away.abort()
      release()
    },
  }
}
