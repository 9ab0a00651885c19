import { Button, Checkbox, Group, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language, Person, Role } from '../api/types'
import { useErrorText } from '../ui/useErrorText'
import { queuesQuery, useSavePerson, type PersonGiven } from './usePeople'

const ROLES: Role[] = ['operator', 'supervisor', 'planner', 'administrator']
const NOBODY: PersonGiven = { username: '', name: '', role: 'operator', language: 'ro', active: true, password: '', queue_ids: [] }

export function PersonForm({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const { t } = useTranslation()
  const [given, setGiven] = useState<PersonGiven>(person ? { ...person, password: '' } : NOBODY)
  const { data: queues = [] } = useQuery(queuesQuery)
  const save = useSavePerson(person?.id ?? null)
  const errorText = useErrorText()
  const change = (part: Partial<PersonGiven>) => setGiven((before) => ({ ...before, ...part }))
  const submit = (event: React.SubmitEvent) => {
    event.preventDefault()
    save.mutate(given, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit} data-testid="person-form">
      <TextInput
        label={t('people.name')} value={given.name} onChange={(e) => change({ name: e.currentTarget.value })} required withAsterisk={false}
        maxLength={120} data-autofocus data-testid="person-name"
      />
      <TextInput
        mt="sm" label={t('people.username')} value={given.username} onChange={(e) => change({ username: e.currentTarget.value })} required
        withAsterisk={false} maxLength={60} disabled={person !== null} autoComplete="off" data-testid="person-username"
      />
      <NativeSelect
        mt="sm" label={t('people.role')} value={given.role} onChange={(e) => change({ role: e.currentTarget.value as Role })}
        data={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))} data-testid="person-role"
      />
      <PasswordInput
        mt="sm" label={person ? t('people.new_password') : t('people.password')} value={given.password} required={person === null} withAsterisk={false}
        onChange={(e) => change({ password: e.currentTarget.value })} autoComplete="new-password" data-testid="person-password"
        visibilityToggleButtonProps={{ 'aria-label': t('session.show_password') }}
      />
      <NativeSelect
        mt="sm" label={t('people.language')} value={given.language} onChange={(e) => change({ language: e.currentTarget.value as Language })}
        data={[{ value: 'ro', label: 'Română' }, { value: 'en', label: 'English' }]} data-testid="person-language"
      />
      <Checkbox.Group mt="sm" label={t('people.queues')} value={given.queue_ids} onChange={(queue_ids) => change({ queue_ids })}>
        <Group mt={6} gap="sm">
          {queues.map(({ id, name }) => <Checkbox key={id} value={id} label={name} />)}
        </Group>
      </Checkbox.Group>
      {person && (
        <Checkbox mt="md" label={t('people.active_hint')} checked={given.active} onChange={(e) => change({ active: e.currentTarget.checked })} data-testid="person-active" />
      )}
      {save.error && <p role="alert" style={{ color: 'var(--mantine-color-error)', margin: '8px 0 0' }} data-testid="person-error">{errorText(save.error)}</p>}
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose}>{t('actions.cancel')}</Button>
        <Button type="submit" loading={save.isPending} data-testid="person-save">{t('actions.save')}</Button>
      </Group>
    </form>
  )
}
