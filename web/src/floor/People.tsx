import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LiveSnapshot } from '../api/types'
import { callerName } from '../desk/callerName'
import { today } from '../i18n/formats'
import { peopleQuery } from '../people/usePeople'
import { Direction } from '../ui/Direction'
import { Panel } from '../ui/Panel'
import { Empty } from '../ui/States'
import { Tag, type Tone } from '../ui/Tag'
import { Since } from '../ui/Timer'
import classes from './Floor.module.css'
import { peopleWorstFirst, type FloorPerson, type PersonState } from './order'

const TONES: Record<PersonState, Tone> = {
  phone_lost: 'bad', not_answering: 'bad', ringing: 'warn', held: 'warn', talking: 'good', dialing: 'good', wrap_up: 'warn', break: 'quiet', available: 'good', off: 'quiet',
}

export function People({ picture, queue }: { picture: LiveSnapshot; queue: string }) {
  const { t } = useTranslation()
  const people = peopleWorstFirst(picture, useMembers(queue))
  const here = people.filter(({ state }) => state !== 'off')
  const off = people.filter(({ state }) => state === 'off')
  return (
    <Panel title={t('floor.people')} fills>
      {here.length === 0 && <Empty title={t('floor.nobody_here')} testid="floor-nobody-here">{t('floor.nobody_here_hint')}</Empty>}
      {here.length > 0 && <Table people={here} />}
      {off.length > 0 && (
        <details className={classes.off} data-testid="floor-off">
          <summary>{t('floor.off', { count: off.length })}</summary>
          <Table people={off} />
        </details>
      )}
    </Panel>
  )
}

/** Who belongs to a queue; null without a choice. */
function useMembers(queue: string): Set<string> | null {
  const { data = [] } = useQuery(peopleQuery)
  if (queue === '') return null
  return new Set(data.filter(({ queue_ids }) => queue_ids.includes(queue)).map(({ id }) => id))
}

function Table({ people }: { people: FloorPerson[] }) {
  const { t } = useTranslation()
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col">{t('floor.state')}</th>
          <th scope="col">{t('floor.with')}</th>
          <th scope="col" className={classes.figure}>{t('floor.time')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.operator.id} person={person} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ person: { operator, state, since, call } }: { person: FloorPerson }) {
  const { t } = useTranslation()
  const lost = state === 'off' && operator.why === 'phone_lost'
  return (
    <tr data-testid="floor-person" data-id={operator.id} data-state={state}>
      <td>
        <Link to="/interactions" search={{ operator: operator.id, from: today() }} title={t('floor.todays_calls', { name: operator.name })}>
          {operator.name}
        </Link>
      </td>
      <td>
        <Tag tone={TONES[state]}>{t(`floor.person.${lost ? 'phone_lost' : state}`)}</Tag>
      </td>
      <td>
        {call ? (
          <>
            <Direction of={call.direction} />{' '}
            <Link to="/interactions/$id" params={{ id: call.id }} data-testid="floor-person-call">{callerName(call, t)}</Link>
          </>
        ) : (
          '–'
        )}
      </td>
      <td className={classes.figure}>
        <Since since={since} testid="floor-person-time" />
      </td>
    </tr>
  )
}
