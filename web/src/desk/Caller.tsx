import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LiveCall } from '../api/types'
import { NewCustomer } from '../customers/NewCustomer'
import { History } from '../interactions/History'
import { NotesEditor } from '../interactions/notes/NotesEditor'
import { CallButton } from '../outgoing/CallButton'
import { useMay } from '../session/useSession'
import { Panel } from '../ui/Panel'
import classes from './Caller.module.css'

/** Who is calling or called, what was before, and what is noted now. The history stands here before answering. */
export function Caller({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const mayAdd = useMay('customers.change')
  const { customer, number_shown: number } = call
  return (
    <>
      <Panel testid="caller">
        <div className={classes.head}>
          <div className={classes.name} data-testid="caller-name">
            {customer ? (
              <Link to="/customers/$id" params={{ id: customer.id }} className={classes.link}>
                {customer.name}
              </Link>
            ) : (
              t('call.unknown_customer')
            )}
          </div>
          <div className={classes.number} data-testid="caller-number">
            {number || t('call.withheld')}
            {call.phase === 'wrap_up' && <> <CallButton number={number} /></>}
          </div>
        </div>
        {!customer && (
          <p className={classes.unknown} data-testid="caller-unknown">
            {number ? t('caller.unknown') : t('caller.withheld')}
          </p>
        )}
        {!customer && number && mayAdd && <NewCustomer call={call} />}
      </Panel>
      {customer && (
        <Panel title={t('history.title')} bounded>
          <History customer={customer.id} except={call.id} />
        </Panel>
      )}
      <Panel fills>
        <NotesEditor interaction={call.id} />
      </Panel>
    </>
  )
}
