import createClient, { type Middleware } from 'openapi-fetch'
import { noteServerDate } from './clock'
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

const throughOurDoor: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language)
    if (UNSAFE.has(request.method)) request.headers.set('X-CSRF-Token', csrfToken())
    return request
  },
  async onResponse({ response }) {
    noteServerDate(response.headers.get('date'))
    if (response.ok) return
    const error = await errorOf(response)
    if (error.code === 'access.not_signed_in') for (const listener of signedOutListeners) listener()
    throw error
  },
  onError({ error }) {
    return error instanceof ApiError ? error : new ApiError(0, 'network', '', {})
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
