import { UA, WebSocketInterface } from 'jssip'
import type { RTCSession } from 'jssip/lib/RTCSession'
import type { PhoneCredentials } from '../api/types'

interface LegEvents {
  up: () => void
  /** Once, whatever the cause. */
  down: () => void
  sound: (stream: MediaStream) => void
}

/** Enough for the addresses of this machine, and with servers to ask for more also for those. */
const ENOUGH_CANDIDATES_MS = { alone: 150, withServers: 1_500 }
const MEDIA_LOST_MS = 6_000

/** The operator's one audio connection, open for the whole shift: a single SIP call over the page's own origin. */
export class Leg {
  private readonly agent: UA
  private readonly iceServers: RTCIceServer[]
  private session: RTCSession | null = null
  private over = false
  private mediaTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    credentials: PhoneCredentials,
    private readonly microphone: MediaStream,
    private readonly events: LegEvents,
  ) {
    const { username, password, domain, target } = credentials
    this.iceServers = credentials.ice_servers ?? []
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    this.agent = new UA({
      sockets: [new WebSocketInterface(`${scheme}://${location.host}/sip`)],
      uri: `sip:${username}@${domain}`,
      password,
      register: false,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 4,
      user_agent: 'Centrala',
    })
    this.agent.on('connected', () => this.place(`sip:${target}@${domain}`))
    // Without a call there is nothing to keep; with one its sound goes on, and the socket comes back by itself.
    this.agent.on('disconnected', () => {
      if (!this.session?.isEstablished()) this.end()
    })
    this.agent.start()
  }

  /** Takes another microphone without a new call. */
  async use(track: MediaStreamTrack): Promise<void> {
    await this.session?.connection.getSenders()[0]?.replaceTrack(track)
  }

  close(): void {
    this.over = true
    clearTimeout(this.mediaTimer)
    this.agent.stop()
  }

  private place(target: string): void {
    if (this.session) return
    const session = this.agent.call(target, {
      mediaStream: this.microphone,
      mediaConstraints: { audio: true, video: false },
      pcConfig: { iceServers: this.iceServers },
    })
    this.session = session
    session.on('confirmed', () => {
      if (!this.over) this.events.up()
    })
    session.on('ended', () => this.end())
    session.on('failed', () => this.end())
    const enough = this.iceServers.length > 0 ? ENOUGH_CANDIDATES_MS.withServers : ENOUGH_CANDIDATES_MS.alone
    session.on('icecandidate', ({ ready }) => setTimeout(ready, enough))
    this.watch(session.connection)
  }

  private watch(connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ streams, track }) => this.events.sound(streams[0] ?? new MediaStream([track])))
    connection.addEventListener('connectionstatechange', () => {
      clearTimeout(this.mediaTimer)
      const state = connection.connectionState
      if (state === 'failed') this.end()
      if (state === 'disconnected') this.mediaTimer = setTimeout(() => this.end(), MEDIA_LOST_MS)
    })
  }

  private end(): void {
    if (this.over) return
    this.close()
    this.events.down()
  }
}
