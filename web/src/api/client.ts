import createClient, { type Middleware } from 'openapi-fetch'
import { noteServerDate, serverNow } from './clock'
import { ApiError, errorOf } from './errors'
import type { paths } from './schema.gen'

let language = 'ro'
const signedOutListeners = new Set<() => void>()

/** Errors come back in this language while nobody is signed in. */
export function speak(to: string): void {
  language = to
}

/** Called when the server says that this browser's session is over. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

function csrfToken(): string {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith('centrala_csrf='))
  return found ? decodeURIComponent(found.slice('centrala_csrf='.length)) : ''
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** What a person presses now must not be done later, when a broken network gives it free. */
const AT_ONCE = /^\/api\/v1\/(calls|desk)(\/|$)/
/** So much may a clock differ that `serverNow` leaves alone. */
const CLOCKS_MS = 2_000
let patience_ms = 5_000

/** How long what is pressed may wait for its answer: shorter while the link is known to be lost. */
export function bePatient(ms: number): void {
  patience_ms = ms
}

function atOnce(request: Request): Request {
  request.headers.set('X-Not-After', String(Math.round(serverNow() + patience_ms + CLOCKS_MS)))
  return new Request(request, { signal: AbortSignal.timeout(patience_ms) })
}

const throughOurDoor: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language)
    if (UNSAFE.has(request.method)) request.headers.set('X-CSRF-Token', csrfToken())
    return UNSAFE.has(request.method) && AT_ONCE.test(new URL(request.url).pathname) ? atOnce(request) : request
  },
  async onResponse({ response }) {
    noteServerDate(response.headers.get('date'))
    if (response.ok) return
    const error = await errorOf(response)
    if (error.code === 'access.not_signed_in') for (const listener of signedOutListeners) listener()
    throw error
  },
  onError({ error, request }) {
    if (error instanceof ApiError) return error
    return new ApiError(0, AT_ONCE.test(new URL(request.url).pathname) ? 'no_answer' : 'network', '', {})
  },
}

export const api = createClient<paths>({ baseUrl: '/' })
api.use(throughOurDoor)

/** The body of an answer; an error has been thrown before. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer
  if (data === undefined || data === null) throw new ApiError(0, 'network', '', {})
  return data
}
