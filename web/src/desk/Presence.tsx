import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LiveCall, LiveOperator } from '../api/types'
import { moment } from '../i18n/formats'
import { phone } from '../softphone/phone'
import { usePhone } from '../softphone/usePhone'
import { EmergencyButton } from '../outgoing/EmergencyButton'
import { Key } from '../ui/Key'
import { Panel } from '../ui/Panel'
import { useShortcut } from '../ui/shortcuts'
import { Tag, type Tone } from '../ui/Tag'
import { Since } from '../ui/Timer'
import { useErrorToast } from '../ui/useErrorText'
import classes from './Presence.module.css'
import { KEYS } from './shortcuts'
import { useSetPresence } from './useDesk'

const TONES: Record<LiveOperator['status'], Tone> = { available: 'good', break: 'warn', off: 'quiet', not_answering: 'bad' }

function toneOf({ phase }: LiveCall): Tone {
  return phase === 'talking' ? 'good' : phase === 'operator_lost' ? 'bad' : 'warn'
}

/** A talk is timed from its answer, everything else from its own beginning. */
function sinceOf(call: LiveCall): string {
  return call.phase === 'talking' ? (call.answered_at ?? call.since) : call.since
}

interface PresenceProps {
  operator: LiveOperator | null
  call: LiveCall | null
  onChangeMicrophone: () => void
}

/** Whether the phone works; where it is elsewhere, since when, and how to have it here. */
function PhoneSays({ operator }: { operator: LiveOperator | null }) {
  const { t } = useTranslation()
  const { state } = usePhone()
  const since = state === 'other_desk' && operator?.phone_since
  return (
    <>
      <span data-testid="phone-state" data-state={state}>
        {since ? t('phone.other_desk_since', { time: moment(since, 'time') }) : t(`phone.${state}`)}
      </span>
      {(state === 'other_desk' || state === 'elsewhere') && (
        <Button size="xs" flex="none" onClick={() => phone.take()} data-testid="phone-take">
          {t('phone.take')}
        </Button>
      )}
    </>
  )
}

/** Me: what I do (the call in hand, else whether calls come to me), since when, and whether my phone works. */
export function Presence({ operator, call, onChangeMicrophone }: PresenceProps) {
  const { t } = useTranslation()
  const { state } = usePhone()
  const set = useSetPresence()
  const toast = useErrorToast()
  const status = operator?.status ?? 'off'
  const become = (wanted: 'available' | 'break' | 'off') => {
    if (wanted !== status) set.mutate(wanted, { onError: toast })
  }
  const ready = state === 'ready'
  useShortcut(KEYS.available.combination, () => become('available'), ready)
  useShortcut(KEYS.pause.combination, () => become('break'))

  return (
    <Panel>
      <div className={classes.now}>
        <span data-testid="presence" data-status={status}>
          {call ? <Tag tone={toneOf(call)}>{t(`call.phase.${call.phase}`)}</Tag> : <Tag tone={TONES[status]}>{t(`presence.${status}`)}</Tag>}
        </span>
        {operator && <Since since={call ? sinceOf(call) : operator.since} className={classes.timer} testid="presence-timer" />}
      </div>
      {status === 'not_answering' && (
        <p className={classes.explain} role="alert" data-testid="not-answering">
          {t('presence.why_not_answering')}
        </p>
      )}
      {status === 'off' && operator?.why === 'phone_lost' && (
        <p className={classes.explain} role="alert">{t('presence.why_phone_lost')}</p>
      )}
      <div className={classes.choices}>
        <Button
          className={classes.wide} size="xs" variant={status === 'available' ? 'light' : 'filled'} disabled={!ready} aria-pressed={status === 'available'}
          onClick={() => become('available')} data-testid="presence-available" rightSection={<Key name={KEYS.available.shown} />}
        >
          {t('presence.become_available')}
        </Button>
        <Button
          size="xs" variant={status === 'break' ? 'light' : 'default'} aria-pressed={status === 'break'} onClick={() => become('break')}
          data-testid="presence-break" rightSection={<Key name={KEYS.pause.shown} />}
        >
          {t('presence.take_break')}
        </Button>
        <Button
          size="xs" variant={status === 'off' ? 'light' : 'default'} aria-pressed={status === 'off'} onClick={() => become('off')}
          data-testid="presence-off"
        >
          {t('presence.go_off')}
        </Button>
      </div>
      <div className={classes.phone} aria-live="polite">
        <PhoneSays operator={operator} />
        {ready && (
          <button type="button" className={classes.small} onClick={onChangeMicrophone} data-testid="mic-change">
            {t('microphone.change')}
          </button>
        )}
      </div>
      {ready && <div className={classes.emergency}><EmergencyButton call={call} /></div>}
    </Panel>
  )
}
