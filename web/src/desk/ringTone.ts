/** A short, soft ring made here: two bells, a pause, again. */
const KEPT = 'centrala.ring_volume'
const EVERY_MS = 2_800
const LOUDEST = 0.35
const BELLS: readonly (readonly [start_s: number, hertz: number])[] = [
  [0, 659],
  [0.28, 523],
]

/** 0..100; 0 is silent. */
export function volumeKept(): number {
  const kept = Number(localStorage.getItem(KEPT) ?? 60)
  return Number.isFinite(kept) ? Math.min(100, Math.max(0, kept)) : 60
}

export function keepVolume(volume: number): void {
  localStorage.setItem(KEPT, String(volume))
}

class RingTone {
  private context: AudioContext | null = null
  private timer: ReturnType<typeof setInterval> | undefined

  start(): void {
    this.stop()
    this.sample()
    this.timer = setInterval(() => this.sample(), EVERY_MS)
  }

  stop(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }

  sample(): void {
    const gain = (volumeKept() / 100) ** 2 * LOUDEST
    if (gain === 0) return
    this.context ??= new AudioContext()
    if (this.context.state === 'suspended') void this.context.resume()
    for (const [start_s, hertz] of BELLS) bell(this.context, this.context.currentTime + start_s, hertz, gain)
  }
}

function bell(context: AudioContext, at: number, hertz: number, loudness: number): void {
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz })
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.6)
  tone.connect(gain).connect(context.destination)
  tone.start(at)
  tone.stop(at + 0.65)
}

export const ringTone = new RingTone()
