import { useEffect, useRef, useState } from 'react'

/** An <audio> element as state. */
export function usePlayback() {
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at_s, setAt] = useState(0)
  const [failed, setFailed] = useState(false)
  const [speed, setSpeed] = useState('1')

  useEffect(() => {
    const element = audio.current
    if (!element) return
    const away = new AbortController()
    const on = (event: string, act: () => void) => element.addEventListener(event, act, { signal: away.signal })
    on('play', () => setPlaying(true))
    on('pause', () => setPlaying(false))
    on('ended', () => setPlaying(false))
    on('timeupdate', () => setAt(element.currentTime))
    on('error', () => setFailed(true))
    return () => away.abort()
  }, [])
  useEffect(() => {
    if (audio.current) audio.current.playbackRate = Number(speed)
  }, [speed, playing])

  const toggle = () => {
    const element = audio.current
    if (!element) return
    setFailed(false)
    if (element.paused) void element.play().catch(() => setFailed(true))
    else element.pause()
  }
  const seek = (to_s: number) => {
    if (audio.current) audio.current.currentTime = to_s
    setAt(to_s)
  }
  return { audio, playing, at_s, failed, toggle, seek, speed, setSpeed }
}
