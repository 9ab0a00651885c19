import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../api/types'
import { useMay } from '../session/useSession'
import { Page } from '../ui/Page'
import look from '../ui/Page.module.css'
import { Empty, Failed, Loading } from '../ui/States'
import { Tag } from '../ui/Tag'
import { PersonForm } from './PersonForm'
import { peopleQuery, queuesQuery } from './usePeople'

export function PeoplePage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(peopleQuery)
  const mayChange = useMay('people.change')
  const [open, setOpen] = useState<Person | 'new' | null>(null)
  const close = () => setOpen(null)
  return (
    <Page title={t('people.title')} aside={mayChange && <Button onClick={() => setOpen('new')} data-testid="person-add">{t('people.add')}</Button>}>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <Empty title={t('people.none')} />
      ) : (
        <Table people={data} onOpen={mayChange ? setOpen : undefined} />
      )}
      <Modal
        opened={open !== null} onClose={close} closeButtonProps={{ 'aria-label': t('actions.close') }}
        title={open === null || open === 'new' ? t('people.add') : t('people.edit_person', { name: open.name })}
      >
        {open !== null && <PersonForm person={open === 'new' ? null : open} onClose={close} />}
      </Modal>
    </Page>
  )
}

const LANGUAGES = { ro: 'Română', en: 'English' }

function Table({ people, onOpen }: { people: Person[]; onOpen?: (person: Person) => void }) {
  const { t } = useTranslation()
  const { data: queues = [] } = useQuery(queuesQuery)
  const queueName = (id: string) => queues.find((queue) => queue.id === id)?.name ?? ''
  return (
    <div className={look.frame}>
      <table className={look.table} data-testid="people-table">
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.username')}</th>
            <th scope="col">{t('people.role')}</th>
            <th scope="col">{t('people.queues')}</th>
            <th scope="col">{t('people.language')}</th>
            <th scope="col">{t('people.status')}</th>
            {onOpen && <th scope="col"><span className="hidden-but-read">{t('actions.edit')}</span></th>}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} data-testid="person-row" data-username={person.username}>
              <td>{person.name}</td>
              <td>{person.username}</td>
              <td>{t(`roles.${person.role}`)}</td>
              <td>{person.queue_ids.map(queueName).filter(Boolean).join(', ') || '–'}</td>
              <td>{LANGUAGES[person.language]}</td>
              <td><Tag tone={person.active ? 'good' : 'quiet'}>{person.active ? t('people.active') : t('people.inactive')}</Tag></td>
              {onOpen && (
                <td className={look.number}>
                  <Button size="compact-xs" variant="default" onClick={() => onOpen(person)} aria-label={t('people.edit_person', { name: person.name })}>
                    {t('actions.edit')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
