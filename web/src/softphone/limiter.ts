/**
 * What the customer says, with sudden loud noises held back (acoustic shock): everything above -18 dBFS is pressed
 * 20:1 within 1 ms. `element` plays it.
 */
export class GuardedSound {
  private readonly context = new AudioContext({ latencyHint: 'interactive' })
  private readonly guard: DynamicsCompressorNode
  private readonly out: MediaStreamAudioDestinationNode
  /** A remote stream flows into Web Audio only while some media element holds it too. */
  private readonly puller = new Audio()
  private source: MediaStreamAudioSourceNode | null = null
  private raw: MediaStream | null = null

  constructor(private readonly element: HTMLAudioElement) {
    this.guard = new DynamicsCompressorNode(this.context, { threshold: -18, knee: 0, ratio: 20, attack: 0.001, release: 0.15 })
    this.out = this.context.createMediaStreamDestination()
    this.guard.connect(this.out)
    this.puller.muted = true
    this.context.addEventListener('statechange', () => this.route())
    for (const gesture of ['pointerdown', 'keydown']) document.addEventListener(gesture, this.wake)
  }

  play(stream: MediaStream): void {
    this.raw = stream
    this.puller.srcObject = stream
    this.source?.disconnect()
    this.source = this.context.createMediaStreamSource(stream)
    this.source.connect(this.guard)
    this.wake()
    this.route()
  }

  close(): void {
    for (const gesture of ['pointerdown', 'keydown']) document.removeEventListener(gesture, this.wake)
    this.element.srcObject = null
    this.puller.srcObject = null
    void this.context.close()
  }

  /** Browsers start sound only after a gesture; until then the customer is heard as they are. */
  private route(): void {
    if (!this.raw) return
    const wanted = this.context.state === 'running' ? this.out.stream : this.raw
    if (this.element.srcObject !== wanted) this.element.srcObject = wanted
    void this.element.play().catch(() => undefined)
  }

  private readonly wake = (): void => {
    if (this.context.state === 'suspended') void this.context.resume()
    if (this.raw && this.element.paused) void this.element.play().catch(() => undefined)
  }
}
