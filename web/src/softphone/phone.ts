import { api, body } from '../api/client'
import { hasCode } from '../api/errors'
import { live } from '../realtime/store'
import { ownCall } from '../realtime/useLive'
import { delayBefore } from './backoff'
import { deskId } from './deskId'
import { Leg } from './leg'
import { GuardedSound } from './limiter'
import { chosenDevice, close, openMicrophone } from './microphone'
import { watchForMicrophone, watchMicrophone, type MicrophoneTrouble } from './microphoneWatch'
import { askForPhone, type Ownership } from './ownership'
import { ownOperator, ownTalk, phoneIs } from './standing'

/** `elsewhere`: another tab has it. `other_desk`: another computer. `needs_microphone`: the check comes first. */
export type PhoneState = 'off' | 'elsewhere' | 'other_desk' | 'needs_microphone' | 'connecting' | 'ready' | 'reconnecting'

export interface PhoneView {
  state: PhoneState
  muted: boolean
  trouble: MicrophoneTrouble | null
}

const CHECKED = 'centrala.microphone.checked'
/** How long the server may say "no phone" while this side believes in one. */
const DISBELIEF_MS = 2_500

/** The softphone of this tab. Credentials live only in the leg they were issued for. */
class Phone {
  view: PhoneView = { state: 'off', muted: false, trouble: null }
  private user: string | null = null
  private readonly element = audioElement()
  private sound: GuardedSound | null = null
  private microphone: MediaStream | null = null
  private unwatch: () => void = () => undefined
  private leg: Leg | null = null
  private attempt = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private disbelief: ReturnType<typeof setTimeout> | undefined
  private tabs: Ownership | null = null
  /** Until the live picture says that the phone is here. */
  private taking = false
  private call: string | null = null
  private resumed: string | null = null
  private readonly watchers = new Set<() => void>()

  constructor() {
    live.watch(() => this.follow())
    live.onHeard(({ kind }) => {
      if (kind === 'caught_up' && this.view.state === 'reconnecting') this.connectAnew()
    })
    watchForMicrophone(() => void this.microphonePerhapsBack())
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
    this.tabs = askForPhone(
      () => void this.owned(),
      () => this.letGo('elsewhere'),
    )
  }

  /** The operator has heard and seen that this microphone works. */
  async start(microphone: MediaStream): Promise<void> {
    sessionStorage.setItem(CHECKED, this.user ?? '')
    const before = this.microphone
    this.microphone = microphone
    this.unwatch()
    this.unwatch = watchMicrophone(microphone, {
      lost: (trouble) => this.microphoneLost(trouble),
      silenced: (is) => this.microphoneSilenced(is),
    })
    this.show({ trouble: null })
    this.gate()
    const track = microphone.getAudioTracks()[0]
    if (this.leg && track && this.view.state === 'ready') await this.leg.use(track)
    else this.connect()
    if (before !== microphone) close(before)
  }

  /** From another tab or another computer to here. */
  take(): void {
    const fromTab = this.view.state === 'elsewhere'
    this.taking = true
    if (fromTab) this.tabs?.take()
    else void this.begin()
  }

  mute(muted: boolean): void {
    this.show({ muted })
    this.gate()
  }

  /** Signed out: the line is closed and nothing is kept. */
  forget(): void {
    if (this.user === null) return
    this.letGo('off')
    this.sound?.close()
    this.sound = null
    this.tabs?.leave()
    this.tabs = null
    this.user = null
    this.taking = false
    sessionStorage.removeItem(CHECKED)
    this.show({ muted: false })
  }

  private async owned(): Promise<void> {
    if (phoneIs(ownOperator(live.state, this.user)) === 'on_other_desk' && !this.taking) this.letGo('other_desk')
    else await this.begin()
  }

  /** After a reload in the middle of a shift, or with a customer waiting, there is no time for another check. */
  private async begin(): Promise<void> {
    const checked = sessionStorage.getItem(CHECKED) === this.user
    const hurry = ownTalk(live.state, this.user) !== null || (this.taking && this.view.state === 'elsewhere')
    if (checked || hurry) await this.openUnchecked()
    else this.show({ state: 'needs_microphone' })
  }

  private async openUnchecked(): Promise<void> {
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

  private connectAnew(): void {
    this.attempt = 0
    this.connect()
  }

  private async dial(): Promise<void> {
    const microphone = this.microphone
    if (!microphone) return
    try {
      const credentials = await body(api.POST('/api/v1/desk/phone', { body: { desk: deskId(), take: this.taking } }))
      if (microphone !== this.microphone) return
      this.leg = new Leg(credentials, microphone, {
        up: () => this.legUp(),
        down: () => this.again(),
        sound: (stream) => this.hear(stream),
      })
    } catch (error) {
      if (microphone !== this.microphone) return
      if (hasCode(error, 'presence.phone_elsewhere')) this.letGo('other_desk')
      else this.again()
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

  /** The phone is not here (any more), and nobody here is listened to. */
  private letGo(state: 'off' | 'elsewhere' | 'other_desk'): void {
    this.hangUp()
    this.unwatch()
    close(this.microphone)
    this.microphone = null
    this.show({ state, trouble: null })
  }

  /** No phone, no call: without a microphone none may be offered. A customer in talk hears music until it is back. */
  private microphoneLost(trouble: MicrophoneTrouble): void {
    this.hangUp()
    this.microphone = null
    this.show({ state: 'needs_microphone', trouble })
  }

  private async microphonePerhapsBack(): Promise<void> {
    const wanted = () => this.view.state === 'needs_microphone' && this.view.trouble !== null && this.microphone === null
    if (!wanted()) return
    try {
      const microphone = await openMicrophone(chosenDevice(), true)
      if (wanted()) await this.start(microphone)
      else close(microphone)
    } catch {
      // Not that one, or not yet.
    }
  }

  private microphoneSilenced(is: boolean): void {
    this.show({ trouble: is ? 'silenced' : null })
    if (!is && this.leg === null) this.connectAnew()
    this.restWhileSilenced()
  }

  /** A talk goes on, for the operator still hears the customer; but no new call may come. */
  private restWhileSilenced(): void {
    if (this.view.trouble !== 'silenced' || this.view.state === 'needs_microphone' || ownTalk(live.state, this.user)) return
    this.hangUp()
    this.show({ state: 'needs_microphone' })
  }

  /** The live picture decides when the customer hears this side, whether the leg is believed in, and whose the phone is. */
  private follow(): void {
    if (this.user === null) return
    const call = ownCall(live.state, this.user)
    if ((call?.id ?? null) !== this.call) {
      this.call = call?.id ?? null
      if (this.view.muted) this.show({ muted: false })
    }
    this.gate()
    this.heed()
    this.doubt()
    this.restWhileSilenced()
    this.hurry()
  }

  private heed(): void {
    const whose = phoneIs(ownOperator(live.state, this.user))
    if (whose === 'here') this.taking = false
    const here = this.view.state !== 'off' && this.view.state !== 'elsewhere' && this.view.state !== 'other_desk'
    if (here && !this.taking && whose === 'on_other_desk') this.letGo('other_desk')
  }

  /** A browser that comes back from a crash finds its customer waiting. */
  private hurry(): void {
    const talk = ownTalk(live.state, this.user)
    const idle = this.view.state === 'needs_microphone' && this.view.trouble === null && this.microphone === null
    if (!talk || !idle || this.resumed === talk.id) return
    this.resumed = talk.id
    void this.openUnchecked()
  }

  private gate(): void {
    const call = this.user === null ? null : ownCall(live.state, this.user)
    const open = call?.phase === 'talking' && !this.view.muted
    for (const track of this.microphone?.getAudioTracks() ?? []) if (track.enabled !== open) track.enabled = open
  }

  private doubt(): void {
    const { link, picture } = live.state
    const believed = ownOperator(live.state, this.user)?.phone ?? true
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
