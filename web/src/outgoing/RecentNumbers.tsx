import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { moment } from '../i18n/formats'
import { interactionsQuery } from '../interactions/useInteractions'
import { useMe } from '../session/useSession'
import { PhoneIcon } from '../ui/icons'
import classes from './DialPanel.module.css'
import { recentNumbers } from './recent'
import { useDial, useObstacle } from './useOutgoing'

const SHOWN = 5

/** Whom I called last, to call again with a click. */
export function RecentNumbers() {
  const { t } = useTranslation()
  const me = useMe()
  const call = useDial()
  const obstacle = useObstacle()
  const { data = [] } = useInfiniteQuery(interactionsQuery({ operator_id: me.id, direction: 'out' }, 3 * SHOWN))
  const rows = recentNumbers(data, SHOWN)
  if (rows.length === 0) return null
  return (
    <ul className={classes.recent} aria-label={t('dial.recent')}>
      {rows.map(({ id, number_shown: number, customer, arrived_at }) => (
        <li key={id}>
          <button
            type="button" className={classes.again} aria-disabled={obstacle !== null} data-testid="dial-recent" title={obstacle ? t(`dial.obstacle.${obstacle}`) : number}
            onClick={() => obstacle === null && call(number)}
          >
            <PhoneIcon />
            <span className="hidden-but-read">{t('dial.call')}: </span>
            <span className={classes.who}>{customer?.name ?? number}</span>
            <span className={classes.when}>{moment(arrived_at)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
