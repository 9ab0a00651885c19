import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../api/types'
import { useErrorText } from '../ui/useErrorText'
import type { CustomerGiven } from './useCustomers'

interface CustomerFormProps {
  customer?: Customer
  saving: boolean
  error: unknown
  onSave: (given: CustomerGiven) => void
  onCancel: () => void
}

export function CustomerForm({ customer, saving, error, onSave, onCancel }: CustomerFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(customer?.name ?? '')
  const [phones, setPhones] = useState(customer?.phones.map(({ number_shown }) => number_shown).join('\n') ?? '')
  const errorText = useErrorText()
  const save = (event: React.SubmitEvent) => {
    event.preventDefault()
    const given = phones.split(/[\n,;]/).map((one) => one.trim())
    onSave({ name: name.trim(), phones: given.filter(Boolean) })
  }
  return (
    <form onSubmit={save} data-testid="customer-form">
      <TextInput
        label={t('customers.name')} value={name} onChange={(e) => setName(e.currentTarget.value)} required withAsterisk={false} maxLength={200}
        data-autofocus data-testid="customer-name"
      />
      <Textarea
        mt="sm" rows={3} label={t('customers.phones')} description={t('customers.phones_hint')} value={phones}
        onChange={(e) => setPhones(e.currentTarget.value)} data-testid="customer-phones"
      />
      {error !== null && error !== undefined && (
        <p role="alert" style={{ color: 'var(--mantine-color-error)', margin: '8px 0 0' }} data-testid="customer-error">{errorText(error)}</p>
      )}
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onCancel}>{t('actions.cancel')}</Button>
        <Button type="submit" loading={saving} disabled={!name.trim()} data-testid="customer-save">{t('actions.save')}</Button>
      </Group>
    </form>
  )
}
