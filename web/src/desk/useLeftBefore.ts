import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { live } from '../realtime/store'
import { ownCall } from '../realtime/useLive'

/** Tells an operator who has just answered that the caller left before both were joined: nothing else would show it. */
export function useLeftBefore(operator: string): void {
  const { t } = useTranslation()
  const tell = useEffectEvent(() => notifications.show({ message: t('call.left_before'), color: 'yellow', role: 'alert' }))
  useEffect(() => {
    let before = ownCall(live.state, operator)
    return live.watch(() => {
      const call = ownCall(live.state, operator)
      const available = live.state.picture?.operators[operator]?.status === 'available'
      if (before?.phase === 'connecting' && !before.answered_at && call?.id !== before.id && available) tell()
      before = call
    })
  }, [operator])
}
