import { api, body } from '../api/client'
import { live } from '../realtime/store'
import { ownCall } from '../realtime/useLive'
import { delayBefore } from './backoff'
import { Leg } from './leg'
import { GuardedSound } from './limiter'
import { chosenDevice, close, openMicrophone } from './microphone'
import { askForPhone } from './ownership'

/** `elsewhere`: another tab has it. `needs_microphone`: the check comes first. */
export type PhoneState = 'off' | 'elsewhere' | 'needs_microphone' | 'connecting' | 'ready' | 'reconnecting'

export interface PhoneView {
  state: PhoneState
  muted: boolean
}

const CHECKED = 'centrala.microphone.checked'
/** How long the server may say "no phone" while this side believes in one. */
const DISBELIEF_MS = 4_000

/** The softphone of this tab. Credentials live only in the leg they were issued for. */
class Phone {
  view: PhoneView = { state: 'off', muted: false }
  private user: string | null = null
  private readonly element = audioElement()
  private sound: GuardedSound | null = null
  private microphone: MediaStream | null = null
  private leg: Leg | null = null
  private attempt = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private disbelief: ReturnType<typeof setTimeout> | undefined
  private giveBack: (() => void) | null = null
  private call: string | null = null
  private readonly watchers = new Set<() => void>()

  constructor() {
    live.watch(() => this.follow())
    // A reload must not wait for the server to notice that the old leg is dead.
    globalThis.addEventListener('pagehide', () => this.leg?.close())
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** The desk is on the screen. The phone stays when other screens are shown: a shift has one line. */
  open(user: string): void {
    if (this.user === user) return
    this.forget()
    this.user = user
    this.giveBack = askForPhone(
      () => void this.owned(),
      () => this.show({ state: 'elsewhere' }),
    )
  }

  /** The operator has heard and seen that this microphone works. */
  async start(microphone: MediaStream): Promise<void> {
    sessionStorage.setItem(CHECKED, this.user ?? '')
    const before = this.microphone
    this.microphone = microphone
    const track = microphone.getAudioTracks()[0]
    track?.addEventListener('ended', () => this.microphoneGone(microphone))
    this.gate()
    if (this.leg && track && this.view.state === 'ready') await this.leg.use(track)
    else this.connect()
    if (before !== microphone) close(before)
  }

  mute(muted: boolean): void {
    this.show({ muted })
    this.gate()
  }

  /** Signed out: the line is closed and nothing is kept. */
  forget(): void {
    if (this.user === null) return
    this.hangUp()
    close(this.microphone)
    this.microphone = null
    this.sound?.close()
    this.sound = null
    this.giveBack?.()
    this.giveBack = null
    this.user = null
    sessionStorage.removeItem(CHECKED)
    this.show({ state: 'off', muted: false })
  }

  /** After a reload in the middle of a shift there is no time for another check. */
  private async owned(): Promise<void> {
    if (sessionStorage.getItem(CHECKED) !== this.user) {
      this.show({ state: 'needs_microphone' })
      return
    }
    this.show({ state: 'connecting' })
    try {
      await this.start(await openMicrophone(chosenDevice()))
    } catch {
      this.show({ state: 'needs_microphone' })
    }
  }

  private connect(): void {
    this.hangUp()
    this.show({ state: this.attempt ? 'reconnecting' : 'connecting' })
    void this.dial()
  }

  private async dial(): Promise<void> {
    const microphone = this.microphone
    if (!microphone) return
    try {
      const credentials = await body(api.POST('/api/v1/desk/phone'))
      if (microphone !== this.microphone) return
      this.leg = new Leg(credentials, microphone, {
        up: () => this.legUp(),
        down: () => this.again(),
        sound: (stream) => this.hear(stream),
      })
    } catch {
      this.again()
    }
  }

  private legUp(): void {
    this.attempt = 0
    this.show({ state: 'ready' })
    this.gate()
  }

  private again(): void {
    this.leg = null
    if (!this.microphone) return
    this.show({ state: 'reconnecting' })
    clearTimeout(this.retry)
    this.retry = setTimeout(() => this.connect(), delayBefore(this.attempt++))
  }

  private hear(stream: MediaStream): void {
    this.sound ??= new GuardedSound(this.element)
    this.sound.play(stream)
  }

  private hangUp(): void {
    clearTimeout(this.retry)
    clearTimeout(this.disbelief)
    this.disbelief = undefined
    this.leg?.close()
    this.leg = null
  }

  private microphoneGone(microphone: MediaStream): void {
    if (microphone !== this.microphone) return
    this.show({ state: 'needs_microphone' })
  }

  /** The live picture decides when the customer hears this side, and whether the leg is believed in. */
  private follow(): void {
    if (this.user === null) return
    const call = ownCall(live.state, this.user)
    if ((call?.id ?? null) !== this.call) {
      this.call = call?.id ?? null
      if (this.view.muted) this.show({ muted: false })
    }
    this.gate()
    this.doubt()
  }

  private gate(): void {
    const call = this.user === null ? null : ownCall(live.state, this.user)
    const open = call?.phase === 'talking' && !this.view.muted
    for (const track of this.microphone?.getAudioTracks() ?? []) if (track.enabled !== open) track.enabled = open
  }

  private doubt(): void {
    const { link, picture } = live.state
    const believed = picture?.operators[this.user ?? '']?.phone ?? true
    const doubted = link === 'live' && (picture?.engine.up ?? false) && this.view.state === 'ready' && !believed
    if (!doubted) {
      clearTimeout(this.disbelief)
      this.disbelief = undefined
    } else
      this.disbelief ??= setTimeout(() => {
        this.hangUp()
        this.again()
      }, DISBELIEF_MS)
  }

  private show(change: Partial<PhoneView>): void {
    const before = this.view
    this.view = { ...before, ...change }
    for (const watcher of this.watchers) watcher()
    if (before.state !== this.view.state)
      document.dispatchEvent(new CustomEvent('centrala:phone', { detail: { state: this.view.state } }))
  }
}

function audioElement(): HTMLAudioElement {
  const element = new Audio()
  element.dataset.testid = 'remote-audio'
  element.hidden = true
  document.body.append(element)
  return element
}

export const phone = new Phone()
