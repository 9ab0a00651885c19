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
  const call = useOwnCall(useMe().id)
  const signOut = useSignOut()
  const toast = useErrorToast()
  const onCall = call !== null

  const leave = useEffectEvent(() => {
    signOut.mutate(undefined, { onSuccess: () => phone.forget(), onError: toast, onSettled: onStay })
  })
  useEffect(() => {
    if (asked && !onCall) leave()
  }, [asked, onCall])

  return (
    <Modal opened={asked && onCall} onClose={onStay} title={t('session.leave_call_title')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <Text size="sm">{t('session.leave_call_text')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onStay} data-autofocus>
          {t('session.stay')}
        </Button>
        <Button color="red.9" onClick={() => signOut.mutate(undefined, { onSuccess: () => phone.forget(), onError: toast })} data-testid="sign-out-confirm">
          {t('session.leave_anyway')}
        </Button>
      </Group>
    </Modal>
  )
}
