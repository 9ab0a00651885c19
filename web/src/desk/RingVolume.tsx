import { Slider } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noticesDenied } from './ringNotice'
import { ringTone, volumeKept, keepVolume } from './ringTone'
import classes from './RingVolume.module.css'

export function RingVolume() {
  const { t } = useTranslation()
  const [volume, setVolume] = useState(volumeKept)
  const keep = (value: number) => {
    keepVolume(value)
    ringTone.sample()
  }
  return (
    <>
      <div className={classes.row}>
        <span className={classes.label}>{volume === 0 ? t('ring.off') : t('ring.volume')}</span>
        <Slider
          className={classes.slider} size="sm" min={0} max={100} step={10} value={volume} onChange={setVolume} onChangeEnd={keep} label={null}
          thumbLabel={t('ring.volume')} data-testid="ring-volume"
        />
      </div>
      {noticesDenied() && <p className={classes.denied} data-testid="notices-denied">{t('ring.notices_denied')}</p>}
    </>
  )
}
