import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Demo, LiveDemo } from '../api/types'
import { useLive } from '../realtime/useLive'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { Empty, Failed, Loading } from '../ui/States'
import { hasCode } from '../api/errors'
import { useErrorText } from '../ui/useErrorText'
import { CallForm } from './CallForm'
import classes from './DemoPage.module.css'
import { DemoState } from './DemoState'
import { Script } from './Script'
import { startingChoice, type CallChoice } from './choice'
import { demoQuery, useEndCall, usePlaceCall } from './useDemo'

export function DemoPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(demoQuery)
  if (hasCode(error, 'demo.off')) return <Empty title={t('demo.off')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  return data ? <Calling demo={data} /> : <Loading />
}

/** The call by its id, and how it ended for as long as the page is open. */
function useFollowed(id: string | undefined): LiveDemo | null {
  const now = useLive(({ picture }) => (id === undefined ? undefined : picture?.demos[id]))
  const [last, setLast] = useState<LiveDemo | null>(null)
  if (now && now !== last) setLast(now)
  if (now) return now
  return last?.id === id && last ? { ...last, state: 'ended' } : null
}

function Calling({ demo }: { demo: Demo }) {
  const { t, i18n } = useTranslation()
  const [choice, setChoice] = useState<CallChoice>(() => startingChoice(demo, i18n.language))
  const place = usePlaceCall()
  const end = useEndCall()
  const errorText = useErrorText()
  const placed = place.data?.id
  const seen = useFollowed(placed)
  const running = place.isPending || (placed !== undefined && seen?.state !== 'ended')
  const dialogue = demo.dialogues.find(({ id }) => id === choice.dialogue)
  const call = () => place.mutate({ line_id: choice.line, number: choice.number, dialogue_id: choice.dialogue })
  const error = place.error ?? end.error

  return (
    <Page title={t('demo.title')}>
      <p className={classes.intro}>{t('demo.intro')}</p>
      <div className={classes.columns}>
        <Panel>
          <CallForm demo={demo} choice={choice} onChange={setChoice} running={running} calling={place.isPending} again={placed !== undefined} onCall={call} />
          {error && <p className={classes.error} role="alert">{errorText(error)}</p>}
        </Panel>
        <div className={classes.column}>
          <DemoState demo={seen} asked={running} number={choice.number} line={choice.line} onHangUp={() => placed && end.mutate(placed)} hangingUp={end.isPending} />
          {dialogue && <Script dialogue={dialogue} since={seen?.state === 'answered' ? (seen.speaking_since ?? null) : null} />}
        </div>
      </div>
    </Page>
  )
}
