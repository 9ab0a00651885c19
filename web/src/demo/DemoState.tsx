import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LiveDemo } from '../api/types'
import { useLive } from '../realtime/useLive'
import { Panel } from '../ui/Panel'
import { Since } from '../ui/Timer'
import classes from './DemoPage.module.css'
import { companySide, ending } from './progress'

interface DemoStateProps {
  demo: LiveDemo | null
  /** The call was asked for, though nothing was heard of it yet. */
  asked: boolean
  number: string
  line: string
  hangingUp: boolean
  onHangUp: () => void
}

export function DemoState({ demo, asked, number, line, hangingUp, onHangUp }: DemoStateProps) {
  const { t } = useTranslation()
  const phase = useLive(({ picture }) => (demo && picture ? companySide(demo, picture.calls, number, line)?.phase : undefined))
  const state = demo?.state ?? (asked ? 'dialing' : 'idle')
  return (
    <Panel emphasis={state === 'dialing' || state === 'answered'}>
      <div className={classes.state} data-testid="demo-state" data-state={state} data-cause={demo?.cause ?? ''} data-phase={phase ?? ''}>
        <div aria-live="polite">
          <strong>{state === 'answered' && phase ? t(`demo.hears.${phase}`) : t(`demo.state.${state}`)}</strong>
          {state === 'ended' && demo && <div className={classes.how}>{t(`demo.ended.${ending(demo.cause)}`, { cause: demo.cause })}</div>}
        </div>
        {demo && state !== 'ended' && (
          <span className={classes.timer}>
            <Since since={demo.since} testid="demo-timer" />
          </span>
        )}
        {(state === 'dialing' || state === 'answered') && (
          <Button color="red.9" onClick={onHangUp} loading={hangingUp} data-testid="demo-hang-up">
            {t('demo.hang_up')}
          </Button>
        )}
      </div>
    </Panel>
  )
}
