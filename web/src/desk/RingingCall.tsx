import { useNavigate, useRouterState } from '@tanstack/react-router'
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnCall } from '../realtime/useLive'
import { useMe } from '../session/useSession'
import { usePhone } from '../softphone/usePhone'
import { Key } from '../ui/Key'
import { useShortcut } from '../ui/shortcuts'
import { callerName } from './callerName'
import { noticeRing } from './ringNotice'
import { ringTone } from './ringTone'
import { KEYS } from './shortcuts'
import { useLeftBefore } from './useLeftBefore'

/** Makes a call heard, seen in the tab's title and read out, whatever screen is open; off the desk, leads back to it. */
export function RingingCall() {
  const { t } = useTranslation()
  const me = useMe()
  const call = useOwnCall(me.id)
  useLeftBefore(me.id)
  const { state } = usePhone()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const navigate = useNavigate()
  const away = call !== null && path !== '/desk' && path !== '/demo'
  const ringing = call?.phase === 'offered'
  const name = call && callerName(call, t)
  const ownsPhone = state !== 'off' && state !== 'elsewhere' && state !== 'other_desk'
  const toDesk = () => void navigate({ to: '/desk' })

  useEffect(() => {
    if (!ringing || !ownsPhone) return
    ringTone.start()
    return () => ringTone.stop()
  }, [ringing, ownsPhone])
  const said = call && t('ring.line', { line: call.line_name })
  useEffect(() => {
    if (!ringing || !ownsPhone || !name || !said) return
    return noticeRing({ title: t('ring.title', { name }), body: said })
  }, [ringing, ownsPhone, name, said, t])
  useEffect(() => {
    document.title = ringing && name ? t('ring.title', { name }) : 'Centrala'
  }, [ringing, name, t])
  useShortcut(KEYS.answer.combination, toDesk, away && ringing)

  return (
    <>
      <div aria-live="assertive" className="hidden-but-read">
        {ringing && name && t('ring.announce', { name, line: call.line_name })}
      </div>
      {away && (
        <Button size="xs" onClick={toDesk} rightSection={ringing ? <Key name={KEYS.answer.shown} /> : null}>
          {ringing ? t('ring.title', { name }) : t('ring.back', { name })}
        </Button>
      )}
    </>
  )
}
