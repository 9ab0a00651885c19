/** The system's own notice of a ringing call, for a desk that nobody sees at the moment. */

// Typed as always there; but not every browser has them, nor a page that is not on a secure address.
const notices = () => (globalThis as { Notification?: typeof Notification }).Notification

/** Within a press of a key or button: browsers ask only then. */
export function askForNotices(): void {
  if (notices()?.permission === 'default') void notices()?.requestPermission()
}

export function noticesDenied(): boolean {
  return notices()?.permission === 'denied'
}

interface Notice {
  title: string
  body: string
}

/** Shown while the desk is out of sight; the answer ends it. */
export function noticeRing({ title, body }: Notice): () => void {
  let shown: Notification | null = null
  const look = () => {
    if (!document.hidden && document.hasFocus()) return
    shown ??= show(title, body)
  }
  look()
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    shown?.close()
  }
}

function show(title: string, body: string): Notification | null {
  const Made = notices()
  if (Made?.permission !== 'granted') return null
  try {
    const notice = new Made(title, { body, tag: 'centrala-ring' })
    notice.onclick = () => globalThis.focus()
    return notice
  } catch {
    return null // some telephones' browsers have them in service workers only
  }
}
