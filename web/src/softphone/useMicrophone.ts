import { useEffect, useState } from 'react'
import { levelOf, SILENT_BELOW } from './level'
import { chosenDevice, close, MicrophoneError, microphones, openMicrophone, type MicrophoneProblem } from './microphone'

const SILENT_AFTER_MS = 4_000

export interface MicrophoneTrial {
  stream: MediaStream | null
  devices: MediaDeviceInfo[]
  device: string | null
  level: number
  problem: MicrophoneProblem | 'silent' | null
  choose: (device: string) => void
  tryAgain: () => void
  /** The stream now belongs to somebody else, who closes it. */
  handOver: () => void
}

/** Opens the microphone and measures it, until it is handed over or the check is left. */
export function useMicrophone(): MicrophoneTrial {
  const [device, setDevice] = useState(chosenDevice)
  const [round, setRound] = useState(0)
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([])
  const [problem, setProblem] = useState<MicrophoneProblem | null>(null)
  const [kept] = useState(() => new WeakSet<MediaStream>())
  const { level, silent } = useLevel(stream)

  useEffect(() => {
    let left = false
    let mine: MediaStream | null = null
    const open = async () => {
      try {
        mine = await openMicrophone(device)
        if (left) return close(mine)
        setProblem(null)
        setStream(mine)
        setDevices(await microphones())
      } catch (error) {
        if (!left) setProblem(error instanceof MicrophoneError ? error.problem : 'failed')
      }
    }
    void open()
    return () => {
      left = true
      setStream(null)
      if (mine && !kept.has(mine)) close(mine)
    }
  }, [device, round, kept])

  return {
    stream,
    devices,
    device: stream?.getAudioTracks()[0]?.getSettings().deviceId ?? device,
    level,
    problem: problem ?? (silent ? 'silent' : null),
    choose: setDevice,
    tryAgain: () => setRound((n) => n + 1),
    handOver: () => stream && kept.add(stream),
  }
}

function useLevel(stream: MediaStream | null): { level: number; silent: boolean } {
  const [level, setLevel] = useState(0)
  const [silent, setSilent] = useState(false)
  useEffect(() => {
    if (!stream) return
    const context = new AudioContext()
    const analyser = new AnalyserNode(context, { fftSize: 1024 })
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    let heardAt = performance.now()
    const timer = setInterval(() => {
      if (context.state === 'suspended') void context.resume()
      analyser.getFloatTimeDomainData(samples)
      const now = levelOf(samples)
      if (now >= SILENT_BELOW || context.state !== 'running') heardAt = performance.now()
      setLevel((before) => Math.max(now, before * 0.8))
      setSilent(performance.now() - heardAt > SILENT_AFTER_MS)
    }, 80)
    return () => {
      clearInterval(timer)
      void context.close()
      setLevel(0)
      setSilent(false)
    }
  }, [stream])
  return { level, silent }
}
