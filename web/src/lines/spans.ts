/** Start and end in minutes of the day. */
export type Span = number[]

const DAY = 24 * 60
const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?$/

/** "9-13, 14:00–17:30" as minutes of the day; null for what can't be read. Nothing written is closed. */
export function readSpans(text: string): Span[] | null {
  const spans = text.split(/[,;]/).map((part) => part.trim()).filter(Boolean).map(readSpan)
  return spans.every((span) => span !== null) ? spans : null
}

function readSpan(text: string): Span | null {
  const found = SPAN.exec(text)
  if (!found) return null
  const [start, end] = [minutes(found[1], found[2]), minutes(found[3], found[4])]
  return start === null || end === null ? null : [start, end]
}

function minutes(hours?: string, rest = '0'): number | null {
  const found = Number(hours) * 60 + Number(rest)
  return Number(rest) < 60 && found <= DAY ? found : null
}

/** As people write it: "09:00–13:00, 14:00–17:30". */
export function writeSpans(spans: readonly (readonly number[])[]): string {
  return spans.map(([start = 0, end = 0]) => `${clock(start)}–${clock(end)}`).join(', ')
}

function clock(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
