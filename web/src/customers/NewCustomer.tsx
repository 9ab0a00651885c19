import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveCall } from '../api/types'
import { useErrorText } from '../ui/useErrorText'
import classes from './NewCustomer.module.css'
import { useCreateCustomer } from './useCustomers'

/** A name is enough: the number is the one that is calling. */
export function NewCustomer({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const create = useCreateCustomer()
  const errorText = useErrorText()
  const save = (event: React.SubmitEvent) => {
    event.preventDefault()
    if (name.trim()) create.mutate({ name: name.trim(), phones: [call.number], call_id: call.id })
  }
  return (
    <form onSubmit={save} className={classes.form}>
      <TextInput
        className={classes.name} aria-label={t('customers.name')} placeholder={t('customers.new_name')} value={name} maxLength={200}
        onChange={(e) => setName(e.currentTarget.value)} error={create.error ? errorText(create.error) : undefined} data-testid="customer-new-name"
      />
      <Button type="submit" variant="default" disabled={!name.trim()} loading={create.isPending} data-testid="customer-new-save">
        {t('customers.save_new')}
      </Button>
    </form>
  )
}
