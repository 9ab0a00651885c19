import { close } from './microphone'

/** `unplugged`: the headset is gone. `denied`: the browser may not listen any more. `silenced`: by the system. */
export type MicrophoneTrouble = 'unplugged' | 'denied' | 'silenced'

interface Watched {
  lost: (trouble: MicrophoneTrouble) => void
  silenced: (is: boolean) => void
}

/** A system may silence a microphone for a moment, when another program opens it. */
const SILENT_MS = 1_500

/** Tells once when the microphone in use is lost, and each time the system silences it. The answer ends it. */
export function watchMicrophone(stream: MediaStream, { lost, silenced }: Watched): () => void {
  const track = stream.getAudioTracks()[0]
  const over = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    over.abort()
    clearTimeout(timer)
  }
  const allowed = permission().then((status) => status?.state)
  const gone = async () => {
    const [before, now] = [await allowed, await permission()]
    if (over.signal.aborted) return
    end()
    close(stream)
    lost(now?.state === 'denied' || (before === 'granted' && now?.state !== 'granted') ? 'denied' : 'unplugged')
  }
  const { signal } = over
  track?.addEventListener('ended', () => void gone(), { signal })
  track?.addEventListener('mute', () => (timer = setTimeout(() => silenced(true), SILENT_MS)), { signal })
  track?.addEventListener(
    'unmute',
    () => {
      clearTimeout(timer)
      silenced(false)
    },
    { signal },
  )
  void onPermission((state) => {
    if (state !== 'granted') void gone()
  }, signal)
  return end
}

/** Tells whenever a microphone may have come back: plugged in, or allowed again. */
export function watchForMicrophone(perhaps: () => void): () => void {
  const over = new AbortController()
  const devices = navigator.mediaDevices as MediaDevices | undefined
  devices?.addEventListener('devicechange', perhaps, { signal: over.signal })
  void onPermission((state) => {
    if (state === 'granted') perhaps()
  }, over.signal)
  return () => over.abort()
}

async function onPermission(changed: (state: PermissionState) => void, signal: AbortSignal): Promise<void> {
  const status = await permission()
  if (!signal.aborted) status?.addEventListener('change', () => changed(status.state), { signal })
}

/** Null where the browser does not tell: the track's own end is all there is then. */
async function permission(): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: 'microphone' })
  } catch {
    return null
  }
}
