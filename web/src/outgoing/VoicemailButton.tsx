import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LiveCall } from '../api/types'
import { KEYS } from '../desk/shortcuts'
import { Key } from '../ui/Key'
import { useShortcut } from '../ui/shortcuts'
import { useMarkVoicemail } from './useOutgoing'

/** Nobody but a machine answered; said once. */
export function VoicemailButton({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const mark = useMarkVoicemail(call)
  const say = () => {
    if (!mark.isPending) mark.mutate()
  }
  useShortcut(KEYS.voicemail.combination, say, !call.voicemail)
  if (call.voicemail) return null
  return (
    <Button fullWidth mt={6} variant="default" px="xs" onClick={say} loading={mark.isPending} data-testid="call-voicemail" rightSection={<Key name={KEYS.voicemail.shown} />}>
      {t('dial.voicemail')}
    </Button>
  )
}
