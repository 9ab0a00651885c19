import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recording } from '../../api/types'
import classes from './Player.module.css'
import { outline } from './waveform'

const LANE = 40

/** Both sides, one above the other; what was played is stronger. `played`: 0..1. */
export function Waveform({ recording, played }: { recording: Recording; played: number }) {
  const { t } = useTranslation()
  const clip = useId()
  const { peaks_left: left, peaks_right: right } = recording
  const width = Math.max(1, left.length - 1, right.length - 1)
  const shape = outline(left, LANE / 2, LANE / 2 - 2) + outline(right, LANE * 1.5, LANE / 2 - 2)
  return (
    <div className={classes.drawing}>
      <div className={classes.names} aria-hidden="true">
        <span>{t('player.customer')}</span>
        <span>{t('player.operator')}</span>
      </div>
      <svg viewBox={`0 0 ${String(width)} ${String(2 * LANE)}`} preserveAspectRatio="none" className={classes.wave} aria-hidden="true">
        <clipPath id={clip}>
          <rect x="0" y="0" width={width * Math.min(1, played)} height={2 * LANE} />
        </clipPath>
        <line x1="0" x2={width} y1={LANE} y2={LANE} className={classes.middle} />
        <path d={shape} className={classes.rest} />
        <path d={shape} className={classes.played} clipPath={`url(#${clip})`} />
      </svg>
    </div>
  )
}
