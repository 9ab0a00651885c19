import { folded } from '../../ui/folded'

interface Named {
  name: string
  shortcut?: string | null
}

const NO_MATCH = 9

/** Reasons that fit what was typed, best first: its shortcut, its beginning, a word's beginning, initials, anywhere. */
export function matchReasons<T extends Named>(reasons: readonly T[], typed: string): T[] {
  const sought = folded(typed.trim())
  if (!sought) return [...reasons]
  return reasons
    .map((reason, place) => ({ reason, place, rank: rankOf(reason, sought) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ reason }) => reason)
}

function rankOf({ name, shortcut }: Named, sought: string): number {
  const words = folded(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const checks = [
    folded(shortcut ?? '') === sought,
    folded(name).startsWith(sought),
    words.some((word) => word.startsWith(sought)),
    words.map((word) => word[0]).join('').startsWith(sought),
    folded(name).includes(sought),
  ]
  const first = checks.indexOf(true)
  return first === -1 ? NO_MATCH : first
}
