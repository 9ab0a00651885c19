/** What the server refused: `code` is stable, `message` is in the reader's language ('' when unreachable). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly params: Record<string, unknown>,
  ) {
    super(message)
  }
}

export async function errorOf(response: Response): Promise<ApiError> {
  try {
    const said = (await response.clone().json()) as Partial<ApiError>
    return new ApiError(response.status, said.code ?? 'unknown', said.message ?? '', said.params ?? {})
  } catch {
    return new ApiError(response.status, 'unknown', '', {})
  }
}

export function hasCode(error: unknown, code: string): error is ApiError {
  return error instanceof ApiError && error.code === code
}
