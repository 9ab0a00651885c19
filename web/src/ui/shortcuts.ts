import { useEffect, useEffectEvent } from 'react'

/** `Alt+KeyM`, `Control+Enter`, `F2`, `?`: modifiers by name, then `code` for letters and `key` for the rest. */
export type Combination = string

export function combinationOf(event: KeyboardEvent): Combination {
  if (event.getModifierState('AltGraph')) return ''
  const modifiers = [event.ctrlKey || event.metaKey ? 'Control+' : '', event.altKey ? 'Alt+' : ''].join('')
  const letter = event.altKey && event.code.startsWith('Key')
  return modifiers + (letter ? event.code : event.key)
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'range', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** A single character types; everything else works while typing too. */
export function useShortcut(combination: Combination, act: () => void, active = true): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || combinationOf(event) !== combination) return
    if (combination.length === 1 && isTyping(event.target)) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    if (!active) return
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [active, combination])
}
