import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveCall } from '../api/types'
import { useErrorToast } from '../ui/useErrorText'
import classes from './EmergencyButton.module.css'
import { dialPad } from './dialPad'

const EMERGENCY = '112'

/** Goes out whatever is at hand; asks first, so that a slip calls nobody and leaves no customer. */
export function EmergencyButton({ call }: { call: LiveCall | null }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const toast = useErrorToast()
  const close = () => setAsked(false)
  const place = () => {
    close()
    dialPad.place(EMERGENCY).catch(toast)
  }
  return (
    <>
      <button type="button" className={classes.button} onClick={() => setAsked(true)} data-testid="emergency">
        {t('emergency.call')}
      </button>
      <Modal opened={asked} onClose={close} title={t('emergency.title')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
        <Text size="sm">{t(call?.answered_at && call.phase !== 'wrap_up' ? 'emergency.in_talk' : 'emergency.text')}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close} data-autofocus>{t('actions.cancel')}</Button>
          <Button color="red.9" onClick={place} data-testid="emergency-confirm">{t('emergency.confirm')}</Button>
        </Group>
      </Modal>
    </>
  )
}
