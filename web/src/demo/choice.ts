import type { Demo } from '../api/types'

/** `caller`: a known customer's number, `other` (typed) or `withheld`. `number` is what is sent: '' is withheld. */
export interface CallChoice {
  line: string
  caller: string
  number: string
  dialogue: string
}

/** What speaks the reader's language comes first. */
export function startingChoice({ lines, callers, dialogues }: Demo, language: string): CallChoice {
  const line = lines.find((one) => one.language === language) ?? lines[0]
  const number = callers[0]?.number ?? ''
  return { line: line?.id ?? '', caller: number || 'withheld', number, dialogue: dialogueFor(dialogues, line?.language ?? language) }
}

export function dialogueFor(dialogues: Demo['dialogues'], language: string): string {
  return (dialogues.find((one) => one.language === language) ?? dialogues[0])?.id ?? ''
}
