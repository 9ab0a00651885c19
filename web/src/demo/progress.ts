import type { Dialogue, LiveCall, LiveDemo } from '../api/types'

/** The index of the sentence that is being spoken, -1 before the first. */
export function spokenNow(text: Dialogue['text'], seconds: number): number {
  return text.findLastIndex(({ seconds_from }) => seconds_from <= seconds)
}

/**
 * The company's side of a demo call, where the reader may see it: the two are only known to belong together
 * by the number, the line and the time (they start within seconds of each other).
 */
export function companySide(demo: LiveDemo, calls: Record<string, LiveCall>, number: string, line: string): LiveCall | null {
  const started = Date.parse(demo.since)
  const fits = (call: LiveCall) =>
    call.number === number && call.line === line && (demo.state === 'answered' ? Math.abs(Date.parse(call.arrived_at) - started) < 15_000 : false)
  return Object.values(calls).find(fits) ?? null
}

const CAUSES: Record<number, 'normal' | 'unassigned' | 'busy' | 'no_answer' | 'rejected'> = {
  0: 'normal', 16: 'normal', 1: 'unassigned', 17: 'busy', 18: 'no_answer', 19: 'no_answer', 21: 'rejected',
}

/** How a call ended, from its Q.850 cause. */
export function ending(cause: number): 'normal' | 'unassigned' | 'busy' | 'no_answer' | 'rejected' | 'failed' {
  return CAUSES[cause] ?? 'failed'
}
