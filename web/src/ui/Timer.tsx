import { clock } from '../i18n/formats'
import { useNow } from './useNow'

interface TimerProps {
  testid?: string
  className?: string
}

/** Seconds gone by since `since`. */
export function Since({ since, testid, className }: TimerProps & { since: string }) {
  const seconds = (useNow() - Date.parse(since)) / 1000
  return (
    <span className={`numbers ${className ?? ''}`} data-testid={testid} role="timer">
      {clock(seconds)}
    </span>
  )
}

/** Seconds left until `until`. */
export function Left({ until, testid, className }: TimerProps & { until: string }) {
  const seconds = Math.round((Date.parse(until) - useNow()) / 1000)
  return (
    <span className={`numbers ${className ?? ''}`} data-testid={testid} role="timer">
      {clock(seconds)}
    </span>
  )
}
