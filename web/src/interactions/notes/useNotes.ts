import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useEffectEvent, useReducer, useRef } from 'react'
import { api, body } from '../../api/client'
import { hasCode } from '../../api/errors'
import type { Notes } from '../../api/types'
import { begin, isUnsaved, mayBeSent, stateOf, step, type Draft, type DraftState } from './draft'
import { keepDraft, keptDraft } from './keptDrafts'

const PAUSE_MS = 300
/** Who types on and on is saved meanwhile all the same. */
const LONGEST_MS = 1_500
const AGAIN_MS = 3_000

const at = (interaction_id: string) => ({ params: { path: { interaction_id } } })

export function notesQuery(interaction: string) {
  return queryOptions({
    queryKey: ['interaction', interaction, 'notes'],
    queryFn: () => body(api.GET('/api/v1/interactions/{interaction_id}/notes', at(interaction))),
  })
}

export interface NotesEditing {
  draft: Draft
  state: DraftState
  type: (text: string) => void
  flush: () => void
  keep: (which: 'mine' | 'theirs' | 'both') => void
}

/** The notes of an interaction while they are edited: saved on each pause and when the field is left. */
export function useNotes(interaction: string, loaded: Notes): NotesEditing {
  const client = useQueryClient()
  const [draft, dispatch] = useReducer(step, null, () => begin(loaded, keptDraft(interaction)))
  const { data: heard } = useQuery(notesQuery(interaction))
  useEffect(() => {
    if (heard) dispatch({ kind: 'heard', notes: heard })
  }, [heard])

  const save = useEffectEvent(async () => {
    if (!mayBeSent(draft)) return
    dispatch({ kind: 'sending' })
    const { text, known } = draft
    try {
      const change = { text, revision: known.revision }
      const notes = await body(api.PUT('/api/v1/interactions/{interaction_id}/notes', { ...at(interaction), body: change }))
      client.setQueryData(notesQuery(interaction).queryKey, notes)
      dispatch({ kind: 'saved', notes })
    } catch (error) {
      if (!hasCode(error, 'interactions.notes_conflict')) return dispatch({ kind: 'failed' })
      await client
        .fetchQuery({ ...notesQuery(interaction), staleTime: 0 })
        .then((theirs) => dispatch({ kind: 'conflict', theirs }))
        .catch(() => dispatch({ kind: 'failed' }))
    }
  })

  const { text, failed } = draft
  const since = useRef<number | null>(null)
  const [waiting, unsaved, revision] = [mayBeSent(draft), isUnsaved(draft), draft.known.revision]
  useEffect(() => {
    keepDraft(interaction, unsaved ? { text, revision } : null)
  }, [interaction, text, unsaved, revision])
  useEffect(() => {
    if (!waiting) {
      since.current = null
      return
    }
    since.current ??= Date.now()
    const pause = Math.max(0, Math.min(PAUSE_MS, since.current + LONGEST_MS - Date.now()))
    const timer = setTimeout(() => void save(), failed ? AGAIN_MS : pause)
    return () => clearTimeout(timer)
  }, [text, waiting, failed])

  const flushNow = useEffectEvent(() => void save())
  const [flushes, flush] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    if (flushes > 0) flushNow()
  }, [flushes])

  return {
    draft,
    state: stateOf(draft),
    type: useCallback((typed: string) => dispatch({ kind: 'typed', text: typed }), []),
    flush,
    keep: useCallback((which: 'mine' | 'theirs' | 'both') => dispatch({ kind: 'resolved', keep: which }), []),
  }
}
