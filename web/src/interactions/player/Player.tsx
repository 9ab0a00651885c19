import { Button, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Interaction, Recording } from '../../api/types'
import { clock } from '../../i18n/formats'
import { Panel } from '../../ui/Panel'
import classes from './Player.module.css'
import { usePlayback } from './usePlayback'
import { Waveform } from './Waveform'

export function Player({ interaction: { id, recording } }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const { state, may_listen: may } = recording
  return (
    <Panel title={t('player.title')} aside={state === 'ready' ? <span className="numbers">{clock(recording.duration_s)}</span> : null}>
      <div data-testid="player" data-state={state}>
        {state !== 'ready' ? (
          <p className={classes.words}>{t(`player.${state}`)}</p>
        ) : may ? (
          <Playing interaction={id} recording={recording} />
        ) : (
          <p className={classes.words}>{t('player.not_allowed')}</p>
        )}
      </div>
    </Panel>
  )
}

const SPEEDS = ['1', '1.5', '2']

function Playing({ interaction, recording }: { interaction: string; recording: Recording }) {
  const { t } = useTranslation()
  const { audio, playing, at_s, failed, toggle, seek, speed, setSpeed } = usePlayback()
  const length_s = Math.max(0.1, recording.duration_s)
  return (
    <>
      {/* The words are a telephone call: there is no text of them to show. */}
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      <audio ref={audio} preload="none" src={`/api/v1/interactions/${interaction}/recording`} data-testid="player-audio" />
      <div className={classes.lanes}>
        <Waveform recording={recording} played={at_s / length_s} />
        <input
          type="range" className={classes.position} min={0} max={length_s} step={0.1} value={at_s} aria-label={t('player.position')}
          aria-valuetext={`${clock(at_s)} / ${clock(length_s)}`} onChange={(e) => seek(Number(e.currentTarget.value))} data-testid="player-position"
          onKeyDown={(e) => {
            const step = { ArrowLeft: -5, ArrowRight: 5 }[e.key]
            if (step !== undefined) seek(Math.min(length_s, Math.max(0, at_s + step)))
            else if (e.key === ' ') toggle()
            else return
            e.preventDefault()
          }}
        />
      </div>
      <div className={classes.controls}>
        <Button size="xs" onClick={toggle} aria-pressed={playing} data-testid="player-play">
          {playing ? `❚❚ ${t('player.pause')}` : `▶ ${t('player.play')}`}
        </Button>
        <span className="numbers">{clock(at_s)} / {clock(length_s)}</span>
        <span className={classes.keys}>{t('player.keys')}</span>
        <SegmentedControl
          size="xs" aria-label={t('player.speed')} value={speed} onChange={setSpeed} data-testid="player-speed"
          data={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
        />
      </div>
      {failed && <p className={classes.words} role="alert">{t('player.failed')}</p>}
    </>
  )
}
