import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LiveCall } from '../api/types'
import { usePhone } from '../softphone/usePhone'
import { Panel } from '../ui/Panel'
import { Left, Since } from '../ui/Timer'
import { Key } from '../ui/Key'
import { useShortcut } from '../ui/shortcuts'
import classes from './CallCard.module.css'
import { CallControls } from './CallControls'
import { KEYS } from './shortcuts'
import { useCallActions } from './useDesk'

/** My call, from ringing to the end of its wrap-up. */
export function CallCard({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const ringing = call.phase === 'offered'
  return (
    <Panel testid="call-card" emphasis={ringing}>
      <div data-testid="call-phase" data-phase={call.phase} className={classes.phase}>
        {t(`call.phase.${call.phase}`)}
        {call.recording && call.phase !== 'wrap_up' && <span className={classes.recording}>● {t('call.recording')}</span>}
      </div>
      <div className={classes.name} data-testid="call-caller">{call.customer?.name ?? t('call.unknown_customer')}</div>
      <div className={classes.number} data-testid="call-number">{call.number_shown || t('call.withheld')}</div>
      <dl className={classes.facts}>
        <dt>{t('call.line')}</dt>
        <dd data-testid="call-line">{call.line_name}</dd>
        <dt>{t('call.queue')}</dt>
        <dd data-testid="call-queue">{call.queue_name}</dd>
        <Waited call={call} />
      </dl>
      {ringing ? <Ringing call={call} /> : call.phase === 'wrap_up' ? <WrapUp call={call} /> : <CallControls call={call} />}
    </Panel>
  )
}

/** How long the customer waited, or has been waiting. */
function Waited({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  if (call.answered_at || call.phase === 'wrap_up') return null
  return (
    <>
      <dt>{t('call.waiting')}</dt>
      <dd>
        <Since since={call.queued_at ?? call.arrived_at} testid="call-wait" />
      </dd>
    </>
  )
}

function Ringing({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const { answer } = useCallActions(call)
  const ready = usePhone().state === 'ready'
  const take = () => {
    if (ready && !answer.isPending) answer.mutate()
  }
  useShortcut(KEYS.answer.combination, take)
  return (
    <>
      <Button
        fullWidth size="lg" onClick={take} loading={answer.isPending} disabled={!ready} data-testid="call-answer"
        rightSection={<Key name={KEYS.answer.shown} />}
      >
        {t('call.answer')}
      </Button>
      {call.until && (
        <p className={classes.hint}>
          {t('call.goes_on_in')} <Left until={call.until} />
        </p>
      )}
    </>
  )
}

function WrapUp({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const { extend } = useCallActions(call)
  useShortcut(KEYS.extend.combination, () => extend.mutate())
  return (
    <>
      <div className={classes.big}>
        {call.until ? <Left until={call.until} testid="wrap-up-left" /> : <Since since={call.since} />}
      </div>
      <p className={classes.hint}>{t('call.wrap_up_hint')}</p>
      <Button
        fullWidth variant="default" onClick={() => extend.mutate()} loading={extend.isPending} data-testid="wrap-up-extend"
        rightSection={<Key name={KEYS.extend.shown} />}
      >
        {t('call.extend')}
      </Button>
    </>
  )
}
