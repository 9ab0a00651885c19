import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOperator } from '../realtime/useLive'
import { useMay, useMe } from '../session/useSession'
import { usePhone } from '../softphone/usePhone'
import { PhoneIcon } from '../ui/icons'
import classes from './CallButton.module.css'
import { useDial, useObstacle } from './useOutgoing'

/** Calls the number it stands beside, for who has a desk and is at work; the rest of the call is at the desk. */
export function CallButton({ number }: { number: string }) {
  const mayCall = useMay('calls.take')
  const phoneUp = useOperator(useMe().id)?.phone ?? false
  const atWork = usePhone().state !== 'off' || phoneUp
  return mayCall && atWork && number ? <Call number={number} /> : null
}

function Call({ number }: { number: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const dial = useDial()
  const obstacle = useObstacle()
  const call = () => {
    if (obstacle !== null) return
    dial(number)
    void navigate({ to: '/desk' })
  }
  return (
    <button
      type="button" className={classes.call} aria-label={t('dial.call_number', { number })} aria-disabled={obstacle !== null}
      title={obstacle ? t(`dial.obstacle.${obstacle}`) : t('dial.call_number', { number })} onClick={call} data-testid="call-number-button"
    >
      <PhoneIcon />
    </button>
  )
}
