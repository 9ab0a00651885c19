import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnCall } from '../realtime/useLive'
import { phone } from '../softphone/phone'
import { useErrorToast } from '../ui/useErrorText'
import { useMe, useSignOut } from './useSession'

/** Signs out at once; on a call it asks first, because the customer would be left without an operator. */
export function SignOutDialog({ asked, onStay }: { asked: boolean; onStay: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const call = useOwnCall(me.id)
  const signOut = useSignOut()
  const toast = useErrorToast()
  const onCall = call !== null

  // The phone goes first, so that it does not try to come back through a door that is being closed.
  const leave = () => {
    phone.forget()
    const failed = (error: unknown) => {
      toast(error)
      phone.open(me.id)
    }
    signOut.mutate(undefined, { onError: failed, onSettled: onStay })
  }
  const leaveNow = useEffectEvent(leave)
  useEffect(() => {
    if (asked && !onCall) leaveNow()
  }, [asked, onCall])

  return (
    <Modal opened={asked && onCall} onClose={onStay} title={t('session.leave_call_title')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <Text size="sm">{t('session.leave_call_text')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onStay} data-autofocus>
          {t('session.stay')}
        </Button>
        <Button color="red.9" onClick={leave} data-testid="sign-out-confirm">
          {t('session.leave_anyway')}
        </Button>
      </Group>
    </Modal>
  )
}
