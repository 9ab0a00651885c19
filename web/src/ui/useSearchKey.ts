import { useRef, type RefObject } from 'react'
import { useShortcut } from './shortcuts'

/** `/` goes to the search field of the list that is shown. */
export function useSearchKey(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useShortcut('/', () => field.current?.focus())
  return field
}
