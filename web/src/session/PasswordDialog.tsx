import { Button, Group, Modal, PasswordInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../ui/useErrorText'
import { useChangePassword } from './useSession'

/** One's own password: the current one, and the new one twice. */
export function PasswordDialog({ shown, onClose }: { shown: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened={shown} onClose={onClose} title={t('password.title')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <PasswordForm onClose={onClose} />
    </Modal>
  )
}

function PasswordForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const change = useChangePassword()
  const errorText = useErrorText()
  const differ = again !== '' && again !== fresh
  const eye = { 'aria-label': t('session.show_password') }
  const changed = () => {
    notifications.show({ message: t('password.changed'), color: 'green' })
    onClose()
  }
  const submit = (event: React.SubmitEvent) => {
    event.preventDefault()
    if (again === fresh) change.mutate({ current, new: fresh }, { onSuccess: changed })
  }
  return (
    <form onSubmit={submit}>
      <PasswordInput
        label={t('password.current')} value={current} onChange={(e) => setCurrent(e.currentTarget.value)} autoComplete="current-password"
        required withAsterisk={false} data-autofocus data-testid="password-current" visibilityToggleButtonProps={eye}
        error={change.error && errorText(change.error)}
      />
      <PasswordInput
        mt="sm" label={t('password.new')} description={t('password.hint')} value={fresh} onChange={(e) => setFresh(e.currentTarget.value)}
        autoComplete="new-password" required withAsterisk={false} data-testid="password-new" visibilityToggleButtonProps={eye}
      />
      <PasswordInput
        mt="sm" label={t('password.again')} value={again} onChange={(e) => setAgain(e.currentTarget.value)} autoComplete="new-password"
        required withAsterisk={false} data-testid="password-again" visibilityToggleButtonProps={eye} error={differ && t('password.differ')}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>{t('actions.cancel')}</Button>
        <Button type="submit" disabled={differ} loading={change.isPending} data-testid="password-save">{t('actions.save')}</Button>
      </Group>
    </form>
  )
}
