import { ApiError, hasCode } from '../api/errors'
import type { OutgoingLimits } from '../api/types'

/** One beginning of numbers a line, or several with commas between; marks within one do not count. */
export function beginnings(typed: string): string[] {
  const found = typed.split(/[\n,;]/).map((one) => one.replace(/[\s().\-/]/g, '')).filter(Boolean)
  return [...new Set(found)]
}

export type Field = keyof OutgoingLimits

/** The field that the server's refusal is about; null: about none of them. */
export function fieldOf(error: unknown, given: OutgoingLimits): Field | null {
  if (hasCode(error, 'outgoing.beginning_invalid')) {
    const wrong = String(error.params.beginning)
    return given.allowed.includes(wrong) ? 'allowed' : 'barred'
  }
  if (!(error instanceof ApiError) || error.code !== 'request.invalid') return null
  const named = String(error.params.fields)
  return (Object.keys(given) as Field[]).find((field) => named.includes(field)) ?? null
}
