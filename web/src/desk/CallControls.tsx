import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveCall } from '../api/types'
import { VoicemailButton } from '../outgoing/VoicemailButton'
import { phone } from '../softphone/phone'
import { usePhone } from '../softphone/usePhone'
import { Key } from '../ui/Key'
import { Since } from '../ui/Timer'
import { useShortcut } from '../ui/shortcuts'
import classes from './CallCard.module.css'
import { Keypad } from './Keypad'
import { KEYS } from './shortcuts'
import { useCallActions } from './useDesk'

/** Calling, talking, held, or waiting for this desk's phone to come back. */
export function CallControls({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const { muted, state } = usePhone()
  const { hold, resume, hangUp } = useCallActions(call)
  const [keypad, setKeypad] = useState(false)
  const [talking, held] = [call.phase === 'talking', call.phase === 'held']
  const mayMute = talking && state === 'ready' // elsewhere it would silence nobody
  const toggleMute = () => phone.mute(!muted)
  const toggleHold = () => (held ? resume : hold).mutate()
  const end = () => hangUp.mutate()

  useShortcut(KEYS.mute.combination, toggleMute, mayMute)
  useShortcut(KEYS.hold.combination, toggleHold, talking || held)
  useShortcut(KEYS.hangUp.combination, end)
  useShortcut(KEYS.keypad.combination, () => setKeypad((shown) => !shown), talking)

  return (
    <>
      {call.phase === 'operator_lost' && <p className={classes.lost} role="alert">{t('call.operator_lost')}</p>}
      <div className={classes.big}>
        <Since since={call.answered_at ?? call.since} testid="call-timer" />
      </div>
      {held && (
        <p className={classes.hint}>
          {t('call.held_for')} <Since since={call.since} />
        </p>
      )}
      <div className={classes.controls}>
        <Button
          className={classes.wide} variant={muted ? 'light' : 'default'} aria-pressed={muted} onClick={toggleMute} disabled={!mayMute} px="xs"
          data-testid="call-mute" rightSection={<Key name={KEYS.mute.shown} />}
        >
          {muted ? t('call.unmute') : t('call.mute')}
        </Button>
        <Button
          variant={held ? 'filled' : 'default'} onClick={toggleHold} disabled={!talking && !held} px="xs"
          loading={hold.isPending || resume.isPending} data-testid={held ? 'call-resume' : 'call-hold'} rightSection={<Key name={KEYS.hold.shown} />}
        >
          {held ? t('call.resume') : t('call.hold')}
        </Button>
        <Button
          variant="default" aria-expanded={keypad} onClick={() => setKeypad(!keypad)} disabled={!talking} px="xs" data-testid="call-keypad"
          rightSection={<Key name={KEYS.keypad.shown} />}
        >
          {t('call.keypad')}
        </Button>
        <Button
          className={classes.wide} color="red.9" onClick={end} loading={hangUp.isPending} px="xs" data-testid="call-hang-up" rightSection={<Key name={KEYS.hangUp.shown} />}
        >
          {t('call.hang_up')}
        </Button>
      </div>
      {call.direction === 'out' && (talking || held) && <VoicemailButton call={call} />}
      {keypad && talking && <Keypad call={call} />}
    </>
  )
}
