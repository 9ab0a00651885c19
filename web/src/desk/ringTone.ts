/** A short, soft ring made here: two bells, a pause, again. */
const KEPT = 'centrala.ring_volume'
const EVERY_S = 2.8
const RINGS_S = 0.65
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

/** Rings by the audio's own clock: in a tab that is hidden for long, a timer may come a minute late. */
class RingTone {
  private context: AudioContext | null = null
  private bells: AudioBuffer | null = null
  private ringing: AudioBufferSourceNode | null = null

  start(): void {
    this.stop()
    this.ringing = this.play(true)
  }

  stop(): void {
    this.ringing?.stop()
    this.ringing = null
  }

  sample(): void {
    this.play(false)
  }

  private play(loop: boolean): AudioBufferSourceNode | null {
    const gain = (volumeKept() / 100) ** 2 * LOUDEST
    if (gain === 0) return null
    this.context ??= new AudioContext()
    if (this.context.state === 'suspended') void this.context.resume()
    this.bells ??= bells(this.context)
    const source = new AudioBufferSourceNode(this.context, { buffer: this.bells, loop })
    source.connect(new GainNode(this.context, { gain })).connect(this.context.destination)
    source.start()
    return source
  }
}

function bells(context: AudioContext): AudioBuffer {
  const rate = context.sampleRate
  const buffer = context.createBuffer(1, Math.round(EVERY_S * rate), rate)
  const samples = buffer.getChannelData(0)
  for (const [start_s, hertz] of BELLS)
    for (let n = 0; n < RINGS_S * rate; n++) {
      const at = Math.round(start_s * rate) + n
      samples[at] = (samples[at] ?? 0) + loudness(n / rate) * Math.sin((2 * Math.PI * hertz * n) / rate)
    }
  return buffer
}

/** Struck within 20 ms, then fading. */
function loudness(second: number): number {
  return second < 0.02 ? second / 0.02 : Math.exp(-12 * (second - 0.02))
}

export const ringTone = new RingTone()
