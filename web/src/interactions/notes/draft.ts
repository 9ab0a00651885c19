import type { Notes } from '../../api/types'

/** What is typed, beside what the server last said. Nothing typed is ever dropped: not by an answer, a failure or a conflict. */
export interface Draft {
  text: string
  known: Notes
  /** On its way to the server. */
  sending: string | null
  failed: boolean
  /** Was sent, but its answer was lost: it may have been saved. */
  unsure: string | null
  /** Somebody else's text, saved meanwhile. */
  theirs: Notes | null
}

/** What outlives a reload or a crash of the browser. */
export interface KeptDraft {
  text: string
  revision: number
}

export type Step =
  | { kind: 'typed'; text: string }
  | { kind: 'sending' }
  | { kind: 'saved'; notes: Notes }
  | { kind: 'failed' }
  | { kind: 'heard'; notes: Notes }
  | { kind: 'conflict'; theirs: Notes }
  | { kind: 'resolved'; keep: 'mine' | 'theirs' | 'both' }

export type DraftState = 'saved' | 'typing' | 'saving' | 'offline' | 'conflict'

export function begin(known: Notes, kept: KeptDraft | null): Draft {
  const fresh: Draft = { text: known.text, known, sending: null, failed: false, unsure: null, theirs: null }
  if (!kept || kept.text === known.text) return fresh
  const theirs = kept.revision === known.revision || kept.text.startsWith(known.text) ? null : known
  return { ...fresh, text: kept.text, theirs }
}

export function step(draft: Draft, event: Step): Draft {
  switch (event.kind) {
    case 'typed':
      return { ...draft, text: event.text }
    case 'sending':
      return { ...draft, sending: draft.text, failed: false }
    case 'saved':
      return { ...draft, known: event.notes, sending: null, failed: false, unsure: null }
    case 'failed':
      return { ...draft, sending: null, failed: true, unsure: draft.sending }
    case 'heard':
      return heard(draft, event.notes)
    case 'conflict':
      return conflicting(draft, event.theirs)
    case 'resolved':
      return resolved(draft, event.keep)
  }
}

/** The server's text changed elsewhere: it is taken over only where nothing of one's own would be lost. */
function heard(draft: Draft, notes: Notes): Draft {
  if (notes.revision <= draft.known.revision || draft.sending !== null || draft.theirs) return draft
  return isUnsaved(draft) ? { ...draft, theirs: notes } : { ...draft, text: notes.text, known: notes }
}

/** No conflict where the other text is one's own, saved by a request whose answer was lost. */
function conflicting(draft: Draft, theirs: Notes): Draft {
  const own = theirs.text === draft.unsure || theirs.text === draft.sending
  return own ? { ...draft, known: theirs, sending: null, unsure: null } : { ...draft, sending: null, theirs }
}

function resolved(draft: Draft, keep: 'mine' | 'theirs' | 'both'): Draft {
  const { theirs, text } = draft
  if (!theirs) return draft
  const kept = { mine: text, theirs: theirs.text, both: `${theirs.text}\n\n${text}` }[keep]
  return { ...draft, text: kept, known: theirs, theirs: null, failed: false }
}

export function isUnsaved(draft: Draft): boolean {
  return draft.text !== draft.known.text
}

export function mayBeSent(draft: Draft): boolean {
  return isUnsaved(draft) && draft.sending === null && !draft.theirs
}

export function stateOf(draft: Draft): DraftState {
  if (draft.theirs) return 'conflict'
  if (draft.sending !== null) return 'saving'
  if (!isUnsaved(draft)) return 'saved'
  return draft.failed ? 'offline' : 'typing'
}
