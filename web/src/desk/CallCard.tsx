import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LiveCall } from '../api/types'
import { Marked, WithoutDocumenting } from '../outgoing/NotReached'
import { resultOfOut } from '../outgoing/result'
import { usePhone } from '../softphone/usePhone'
import { Direction } from '../ui/Direction'
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
      <div data-testid="call-phase" data-phase={call.phase} data-direction={call.direction} data-rings={call.rings} className={classes.phase} aria-live="polite">
        <span>
          {call.direction === 'out' && <><Direction of="out" /> </>}
          {call.phase === 'dialing' && call.rings ? t('call.rings') : t(`call.phase.${call.phase}`)}
        </span>
        <Marked call={call} />
        {call.recording && call.phase !== 'wrap_up' && <span className={classes.recording}>● {t('call.recording')}</span>}
      </div>
      <div className={classes.name} data-testid="call-caller">{call.customer?.name ?? t('call.unknown_customer')}</div>
      <div className={classes.number} data-testid="call-number">{call.number_shown || t('call.withheld')}</div>
      <dl className={classes.facts}>
        <dt>{t('call.line')}</dt>
        <dd data-testid="call-line">{call.line_name}</dd>
        {call.direction === 'in' && <Waiting call={call} />}
      </dl>
      {call.direction === 'out' && call.phase === 'talking' && call.recording && <p className={classes.hint}>{t('call.say_recorded')}</p>}
      {ringing ? <Ringing call={call} /> : call.phase === 'wrap_up' ? <WrapUp call={call} /> : <CallControls call={call} />}
    </Panel>
  )
}

/** In which queue the customer waited, and for how long while it is not over. */
function Waiting({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const over = call.answered_at !== null || call.phase === 'wrap_up'
  return (
    <>
      <dt>{t('call.queue')}</dt>
      <dd data-testid="call-queue">{call.queue_name}</dd>
      {!over && (
        <>
          <dt>{t('call.waiting')}</dt>
          <dd>
            <Since since={call.queued_at ?? call.arrived_at} testid="call-wait" />
          </dd>
        </>
      )}
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
  const unanswered = call.answered_at === null && resultOfOut(call) !== null
  return (
    <>
      <div className={classes.big}>
        {call.until ? <Left until={call.until} testid="wrap-up-left" /> : <Since since={call.since} />}
      </div>
      <p className={classes.hint}>{unanswered ? t('call.optional_hint') : t('call.wrap_up_hint')}</p>
      {unanswered && <WithoutDocumenting call={call} />}
      <Button
        fullWidth variant="default" onClick={() => extend.mutate()} loading={extend.isPending} data-testid="wrap-up-extend"
        rightSection={<Key name={KEYS.extend.shown} />}
      >
        {t('call.extend')}
      </Button>
    </>
  )
}
