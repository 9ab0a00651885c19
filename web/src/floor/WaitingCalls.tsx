import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LiveCall, LiveSnapshot } from '../api/types'
import { callerName } from '../desk/callerName'
import { Panel } from '../ui/Panel'
import { Empty } from '../ui/States'
import { Since } from '../ui/Timer'
import classes from './Floor.module.css'
import { waitingCalls, waitsSince } from './order'

export function WaitingCalls({ calls, queue }: { calls: LiveSnapshot['calls']; queue: string }) {
  const { t } = useTranslation()
  const rows = waitingCalls(calls, queue)
  return (
    <Panel title={t('floor.waiting_calls')} fills>
      {rows.length === 0 ? (
        <Empty title={t('floor.nobody_waits')} testid="floor-nobody-waits">{t('floor.nobody_waits_hint')}</Empty>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('interactions.column.who')}</th>
              <th scope="col">{t('call.line')}</th>
              <th scope="col">{t('floor.state')}</th>
              <th scope="col" className={classes.figure}>{t('floor.time')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((call) => (
              <Row key={call.id} call={call} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  return (
    <tr data-testid="floor-waiting-call" data-id={call.id}>
      <td>
        <Link to="/interactions/$id" params={{ id: call.id }}>{callerName(call, t)}</Link>
        {call.customer && <div className={classes.quiet}>{call.number_shown}</div>}
      </td>
      <td>{call.line_name}</td>
      <td>{call.phase === 'offered' ? t('floor.rings_at', { name: call.operator_name ?? '' }) : t('call.phase.waiting')}</td>
      <td className={classes.figure}>
        <Since since={waitsSince(call)} />
      </td>
    </tr>
  )
}
