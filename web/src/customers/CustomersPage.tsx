import { Button, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../api/types'
import { moment } from '../i18n/formats'
import { useMay } from '../session/useSession'
import { Page } from '../ui/Page'
import look from '../ui/Page.module.css'
import { Empty, Failed, Loading } from '../ui/States'
import { useSearchKey } from '../ui/useSearchKey'
import { CustomerForm } from './CustomerForm'
import { customersQuery, useCreateCustomer } from './useCustomers'

export function CustomersPage() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 250)
  const field = useSearchKey()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...customersQuery(search),
    placeholderData: (before) => before,
  })
  const mayAdd = useMay('customers.change')
  return (
    <Page title={t('customers.title')} aside={mayAdd && <AddCustomer />}>
      <TextInput
        ref={field} maw={360} mb="md" label={t('customers.search')} value={typed} onChange={(e) => setTyped(e.currentTarget.value)}
        rightSection={<kbd className="key" aria-hidden="true">/</kbd>} data-testid="customers-search"
      />
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <Empty title={t('customers.none')}>{search ? t('customers.none_found') : t('customers.none_hint')}</Empty>
      ) : (
        <Table customers={data} />
      )}
      {hasNextPage && (
        <div className={look.below}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('interactions.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}

function Table({ customers }: { customers: Customer[] }) {
  const { t } = useTranslation()
  return (
    <div className={look.frame}>
      <table className={look.table} data-testid="customers-table">
        <thead>
          <tr>
            <th scope="col">{t('customers.name')}</th>
            <th scope="col">{t('customers.phones')}</th>
            <th scope="col">{t('customers.last_contact')}</th>
          </tr>
        </thead>
        <tbody>
          {customers.map(({ id, name, phones, last_contact_at }) => (
            <tr key={id} data-testid="customer-row">
              <td>
                <Link to="/customers/$id" params={{ id }}>{name}</Link>
              </td>
              <td className="numbers">{phones.map((phone) => phone.number_shown).join(', ') || '–'}</td>
              <td>{moment(last_contact_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AddCustomer() {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const create = useCreateCustomer()
  const navigate = useNavigate()
  return (
    <>
      <Button onClick={() => setAdding(true)} data-testid="customer-add">{t('customers.add')}</Button>
      <Modal opened={adding} onClose={() => setAdding(false)} title={t('customers.add')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
        <CustomerForm
          saving={create.isPending} error={create.error} onCancel={() => setAdding(false)}
          onSave={(given) => create.mutate(given, { onSuccess: ({ id }) => void navigate({ to: '/customers/$id', params: { id } }) })}
        />
      </Modal>
    </>
  )
}
