import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/errors'

/** What to tell the reader about an error: the server's own words, which are in the reader's language. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation()
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiError)) return t('errors.unknown')
      if (error.code === 'network' || error.code === 'no_answer') return t(`errors.${error.code}`)
      return error.message || t('errors.unknown')
    },
    [t],
  )
}

export function useErrorToast(): (error: unknown) => void {
  const text = useErrorText()
  return useCallback(
    (error: unknown) => {
      notifications.show({ message: text(error), color: 'red', role: 'alert' })
    },
    [text],
  )
}
