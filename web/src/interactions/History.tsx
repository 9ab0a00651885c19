import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { clock, moment } from '../i18n/formats'
import { isNotReached } from '../outgoing/result'
import { Direction } from '../ui/Direction'
import { Failed, Loading } from '../ui/States'
import classes from './History.module.css'
import { ResultTag } from './ResultTag'
import { interactionsQuery } from './useInteractions'

const SHOWN = 20

/** What was between this customer and us before. */
export function History({ customer, except }: { customer: string; except?: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useInfiniteQuery(interactionsQuery({ customer_id: customer }, SHOWN))
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const rows = data.filter(({ id }) => id !== except)
  if (rows.length === 0) return <p className={classes.none}>{t('history.none')}</p>
  return (
    <ul className={classes.list} data-testid="history">
      {rows.map((row) => (
        <li key={row.id} className={classes.row} data-testid="history-row">
          <span className={classes.when}>
            <Direction of={row.direction} />{' '}
            <Link to="/interactions/$id" params={{ id: row.id }} className={classes.link}>
              {moment(row.arrived_at)}
            </Link>
          </span>
          <span className={classes.what}>
            {row.reason?.name ?? (isNotReached(row) ? '' : t('history.no_reason'))}
            {row.outcome && <span className={classes.how}> · {row.outcome.name}</span>}
          </span>
          <span className={classes.who}>
            {row.operator?.name} {row.talk_s > 0 && <span className="numbers">{clock(row.talk_s)}</span>} {row.has_notes && `· ${t('history.has_notes')}`}
          </span>
          {row.result === 'answered' ? <span /> : <ResultTag row={row} />}
        </li>
      ))}
    </ul>
  )
}
