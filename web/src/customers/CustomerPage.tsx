import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../api/types'
import { moment } from '../i18n/formats'
import { History } from '../interactions/History'
import { CallButton } from '../outgoing/CallButton'
import { useMay } from '../session/useSession'
import { Page } from '../ui/Page'
import look from '../ui/Page.module.css'
import { Panel } from '../ui/Panel'
import { Failed, Loading } from '../ui/States'
import { CustomerForm } from './CustomerForm'
import classes from './CustomerPage.module.css'
import { customerQuery, useChangeCustomer } from './useCustomers'

export function CustomerPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/signed-in/customers/$id' })
  const { data, error, refetch } = useQuery(customerQuery(id))
  const back = <Link to="/customers" className={look.back}>← {t('customers.back')}</Link>
  if (error) return <Page title="" above={back}><Failed error={error} retry={() => void refetch()} /></Page>
  if (!data) return <Page title="" above={back}><Loading /></Page>
  return (
    <Page title={data.name} above={back}>
      <div className={classes.columns}>
        <Details key={data.id} customer={data} />
        <Panel title={t('history.title')}><History customer={data.id} /></Panel>
      </div>
    </Page>
  )
}

function Details({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const change = useChangeCustomer(customer.id)
  const mayChange = useMay('customers.change')
  const leave = () => {
    change.reset()
    setEditing(false)
  }
  if (editing)
    return (
      <Panel>
        <CustomerForm customer={customer} saving={change.isPending} error={change.error} onCancel={leave} onSave={(given) => change.mutate(given, { onSuccess: leave })} />
      </Panel>
    )
  return (
    <Panel title={t('customers.phones')}>
      <ul className={classes.phones}>
        {customer.phones.map(({ number, number_shown }) => <li key={number} className="numbers">{number_shown} <CallButton number={number_shown} /></li>)}
      </ul>
      {customer.phones.length === 0 && <p className={classes.none}>{t('customers.no_phone')}</p>}
      <p className={classes.none}>{t('customers.last_contact')}: {moment(customer.last_contact_at)}</p>
      {mayChange && (
        <Button mt="sm" size="xs" variant="default" onClick={() => setEditing(true)} data-testid="customer-edit">
          {t('customers.edit')}
        </Button>
      )}
    </Panel>
  )
}
