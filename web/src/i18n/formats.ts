import { i18next } from './index'

const PARTS: Record<'time' | 'seconds' | 'day' | 'moment', Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  moment: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
}

/** A moment as read by people, in the language shown and the desk's own time zone. */
export function moment(at: string | null | undefined, as: keyof typeof PARTS = 'moment'): string {
  if (!at) return '–'
  return new Intl.DateTimeFormat(locale(), PARTS[as]).format(new Date(at))
}

export function locale(): string {
  return i18next.language === 'ro' ? 'ro-RO' : 'en-GB'
}

/** 75 -> "1:15", 3675 -> "1:01:15"; never negative. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h ? `${String(h)}:${two(m)}:${two(s)}` : `${String(m)}:${two(s)}`
}

export function clockOrDash(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? '–' : clock(seconds)
}

/** The reader's own day, as a date field has it: "2026-11-02". */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
