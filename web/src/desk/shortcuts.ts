/** The keys of the desk. All but `?` and `/` work while typing. `shown` is what stands on the button. */
export const KEYS = {
  answer: { combination: 'F2', shown: 'F2' },
  mute: { combination: 'F4', shown: 'F4' },
  hold: { combination: 'F8', shown: 'F8' },
  hangUp: { combination: 'F9', shown: 'F9' },
  keypad: { combination: 'Alt+KeyK', shown: 'Alt+K' },
  dial: { combination: 'Alt+KeyC', shown: 'Alt+C' },
  voicemail: { combination: 'Alt+KeyV', shown: 'Alt+V' },
  available: { combination: 'Alt+KeyA', shown: 'Alt+A' },
  pause: { combination: 'Alt+KeyB', shown: 'Alt+B' },
  notes: { combination: 'Alt+KeyN', shown: 'Alt+N' },
  reason: { combination: 'Alt+KeyR', shown: 'Alt+R' },
  extend: { combination: 'Alt+KeyX', shown: 'Alt+X' },
  finish: { combination: 'Alt+KeyG', shown: 'Alt+G' },
  done: { combination: 'Control+Enter', shown: 'Ctrl+Enter' },
  search: { combination: '/', shown: '/' },
  help: { combination: '?', shown: '?' },
} as const

export type KeyName = keyof typeof KEYS
