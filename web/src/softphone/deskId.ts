const KEPT = 'centrala.desk'

/** Which desk this is: an id that the browser keeps, through reloads and crashes. */
export function deskId(): string {
  const kept = localStorage.getItem(KEPT)
  if (kept) return kept
  const made = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')
  localStorage.setItem(KEPT, made)
  return made
}
