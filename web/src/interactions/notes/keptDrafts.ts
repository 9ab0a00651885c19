import type { KeptDraft } from './draft'

const key = (interaction: string) => `centrala.notes.${interaction}`

export function keptDraft(interaction: string): KeptDraft | null {
  try {
    return JSON.parse(localStorage.getItem(key(interaction)) ?? 'null') as KeptDraft | null
  } catch {
    return null
  }
}

/** Only what is not saved yet stays in the browser. */
export function keepDraft(interaction: string, draft: KeptDraft | null): void {
  if (draft) localStorage.setItem(key(interaction), JSON.stringify(draft))
  else localStorage.removeItem(key(interaction))
}
