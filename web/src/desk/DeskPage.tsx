import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Documentation } from '../interactions/documentation/Documentation'
import { DialPanel } from '../outgoing/DialPanel'
import { useOperator, useOwnCall } from '../realtime/useLive'
import { useMay, useMe } from '../session/useSession'
import { MicCheck } from '../softphone/MicCheck'
import { phone } from '../softphone/phone'
import { usePhone } from '../softphone/usePhone'
import { Empty } from '../ui/States'
import { CallCard } from './CallCard'
import { Caller } from './Caller'
import classes from './DeskPage.module.css'
import { IdleDesk } from './IdleDesk'
import { MyQueues } from './MyQueues'
import { Presence } from './Presence'
import { Undocumented } from './Undocumented'

export function DeskPage() {
  const { t } = useTranslation()
  const me = useMe()
  const { state, muted } = usePhone()
  const operator = useOperator(me.id)
  const call = useOwnCall(me.id)
  const mayTake = useMay('calls.take')
  const [changing, setChanging] = useState(false)
  useEffect(() => {
    if (mayTake) phone.open(me.id)
  }, [me.id, mayTake])

  if (!mayTake) return <Empty title={t('desk.not_yours')} />
  const checking = state === 'needs_microphone' || changing
  return (
    <main
      className={classes.desk} data-testid="desk" data-phone-state={state} data-muted={muted ? 'yes' : 'no'}
      data-presence={operator?.status ?? 'off'} data-call-phase={call?.phase ?? 'none'} data-call-id={call?.id ?? ''}
    >
      <h1 className="hidden-but-read">{t('nav.desk')}</h1>
      <div className={classes.column}>
        <Presence operator={operator} call={call} onChangeMicrophone={() => setChanging(true)} />
        {call ? <CallCard key={call.id} call={call} /> : <DialPanel />}
        <MyQueues />
      </div>
      <div className={classes.column}>
        {checking && <MicCheck onDone={changing ? () => setChanging(false) : undefined} />}
        {call ? <Caller key={call.id} call={call} /> : !checking && <IdleDesk operator={operator} />}
      </div>
      <div className={classes.column}>
        {call && <Documentation key={call.id} interaction={call.id} ended={call.phase === 'wrap_up'} />}
        <Undocumented except={call?.id ?? null} />
      </div>
    </main>
  )
}
