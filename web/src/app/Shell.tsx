import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Me } from '../api/types'
import { ConnectionBanner } from '../realtime/ConnectionBanner'
import { live } from '../realtime/store'
import { useLive } from '../realtime/useLive'
import { useNotices } from '../realtime/useNotices'
import { switchLanguage } from '../i18n'
import { MeContext, useSession } from '../session/useSession'
import { PhoneBanner } from '../softphone/PhoneBanner'
import { Header } from './Header'
import classes from './Shell.module.css'

/** What surrounds every screen of somebody who is signed in; nothing for the moment between signing out and leaving. */
export function Shell() {
  const { user } = useSession()
  return user && (
    <MeContext value={user}>
      <SignedIn me={user} />
    </MeContext>
  )
}

function SignedIn({ me }: { me: Me }) {
  const link = useLive((state) => state.link)
  const engineUp = useLive((state) => state.picture?.engine.up ?? false)
  useNotices()
  useEffect(() => live.serve(me.id), [me.id])
  useEffect(() => switchLanguage(me.language), [me.language])

  return (
    <div className={classes.shell} data-testid="shell" data-link={link} data-engine={engineUp ? 'up' : 'down'}>
      <Header />
      <ConnectionBanner />
      <PhoneBanner />
      <div className={classes.screen}>
        <Outlet />
      </div>
    </div>
  )
}
