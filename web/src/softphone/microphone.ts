export type MicrophoneProblem = 'denied' | 'none' | 'failed'

export class MicrophoneError extends Error {
  constructor(readonly problem: MicrophoneProblem) {
    super(problem)
  }
}

const CHOSEN = 'centrala.microphone'

export function chosenDevice(): string | null {
  return localStorage.getItem(CHOSEN)
}

export function chooseDevice(id: string): void {
  localStorage.setItem(CHOSEN, id)
}

const PROBLEMS: Record<string, MicrophoneProblem> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
}

/** The microphone asked for, or (unless `strictly`) another one where that is not plugged in any more. */
export async function openMicrophone(device: string | null, strictly = false): Promise<MediaStream> {
  // Typed as always there; but a page that is not on a secure address has none.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) throw new MicrophoneError('failed')
  const cleaned = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  try {
    return await devices.getUserMedia({ audio: device ? { ...cleaned, deviceId: { exact: device } } : cleaned })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (device && !strictly && PROBLEMS[name] === 'none') return openMicrophone(null)
    throw new MicrophoneError(PROBLEMS[name] ?? 'failed')
  }
}

export async function microphones(): Promise<MediaDeviceInfo[]> {
  const all = await navigator.mediaDevices.enumerateDevices()
  return all.filter((device) => device.kind === 'audioinput' && device.deviceId !== '')
}

export function close(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
