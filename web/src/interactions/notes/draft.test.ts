import { describe, expect, it } from 'vitest'
import type { Notes } from '../../api/types'
import { begin, isUnsaved, mayBeSent, stateOf, step } from './draft'

const notes = (text: string, revision: number): Notes => ({ text, revision, saved_at: null })

describe('notes while typing', () => {
  it('are unsaved from the first letter and saved after the answer', () => {
    let draft = step(begin(notes('', 0), null), { kind: 'typed', text: 'Modem' })
    expect(stateOf(draft)).toBe('typing')
    draft = step(draft, { kind: 'sending' })
    expect(stateOf(draft)).toBe('saving')
    draft = step(draft, { kind: 'saved', notes: notes('Modem', 1) })
    expect(stateOf(draft)).toBe('saved')
  })

  it('keep what was typed while the save was on its way', () => {
    let draft = step(begin(notes('', 0), null), { kind: 'typed', text: 'Mo' })
    draft = step(step(draft, { kind: 'sending' }), { kind: 'typed', text: 'Modem' })
    draft = step(draft, { kind: 'saved', notes: notes('Mo', 1) })
    expect(draft.text).toBe('Modem')
    expect(mayBeSent(draft)).toBe(true)
  })

  it('are tried again after a failure', () => {
    const typed = step(begin(notes('', 0), null), { kind: 'typed', text: 'a' })
    const draft = step(step(typed, { kind: 'sending' }), { kind: 'failed' })
    expect(stateOf(draft)).toBe('offline')
    expect(mayBeSent(draft)).toBe(true)
  })
})

describe('a save whose answer was lost', () => {
  const sent = step(step(begin(notes('', 0), null), { kind: 'typed', text: 'Mo' }), { kind: 'sending' })
  const again = step(step(step(sent, { kind: 'failed' }), { kind: 'typed', text: 'Modem' }), { kind: 'sending' })

  it('is no conflict with oneself', () => {
    const draft = step(again, { kind: 'conflict', theirs: notes('Mo', 1) })
    expect(stateOf(draft)).toBe('typing')
    expect(mayBeSent(draft)).toBe(true)
    expect(draft.known.revision).toBe(1)
  })

  it('is one with somebody else', () => {
    expect(stateOf(step(again, { kind: 'conflict', theirs: notes('theirs', 1) }))).toBe('conflict')
  })

  it('is no conflict after a crash either', () => {
    expect(stateOf(begin(notes('Mo', 1), { text: 'Modem', revision: 0 }))).toBe('typing')
  })
})

describe('notes after a reload', () => {
  it('continue with the draft that was kept', () => {
    const draft = begin(notes('old', 3), { text: 'old and more', revision: 3 })
    expect(draft.text).toBe('old and more')
    expect(mayBeSent(draft)).toBe(true)
  })

  it('show both texts when somebody else saved meanwhile', () => {
    const draft = begin(notes('theirs', 4), { text: 'mine', revision: 3 })
    expect(stateOf(draft)).toBe('conflict')
    expect(draft.text).toBe('mine')
  })
})

describe('two writers', () => {
  const mine = step(begin(notes('', 1), null), { kind: 'typed', text: 'mine' })
  const conflict = step(mine, { kind: 'conflict', theirs: notes('theirs', 2) })

  it('nothing is sent until a person chose', () => {
    expect(mayBeSent(conflict)).toBe(false)
  })

  it.each([
    ['mine', 'mine', true],
    ['theirs', 'theirs', false],
    ['both', 'theirs\n\nmine', true],
  ] as const)('keep %s', (keep, text, unsaved) => {
    const draft = step(conflict, { kind: 'resolved', keep })
    expect(draft.text).toBe(text)
    expect(draft.known.revision).toBe(2)
    expect(isUnsaved(draft)).toBe(unsaved)
  })

  it('another desk’s text is taken over when nothing of one’s own is unsaved', () => {
    const draft = step(begin(notes('a', 1), null), { kind: 'heard', notes: notes('b', 2) })
    expect(draft.text).toBe('b')
  })
})
