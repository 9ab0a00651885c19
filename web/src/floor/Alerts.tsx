import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LiveSnapshot } from '../api/types'
import { moment, today } from '../i18n/formats'
import classes from './Alerts.module.css'
import { alertsLatestFirst } from './order'

/** Whose calls out the limits refused within the last hour: a slip, or a stolen account. */
export function Alerts({ alerts }: { alerts: LiveSnapshot['alerts'] }) {
  const { t } = useTranslation()
  return (
    <div aria-live="polite">
      {alertsLatestFirst(alerts).map(({ id, name, why, count, last }) => (
        <p key={id} className={classes.alert} data-testid="floor-alert" data-id={id} data-why={why}>
          <span aria-hidden="true">⚠</span>
          <Link to="/interactions" search={{ operator: id, from: today(), direction: 'out' }} className={classes.who}>{name}</Link>
          <span className={classes.what}>{t('floor.alert.refused', { count })} {t(`floor.alert.${why}`)}</span>
          <span className={classes.when}>{t('floor.alert.last', { time: moment(last, 'time') })}</span>
        </p>
      ))}
    </div>
  )
}
