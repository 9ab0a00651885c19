import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { moment } from '../i18n/formats'
import { interactionsQuery } from '../interactions/useInteractions'
import { useMe } from '../session/useSession'
import { Panel } from '../ui/Panel'
import { Failed, Loading } from '../ui/States'
import classes from './Undocumented.module.css'

/** My calls that still lack a reason or an outcome. */
export function Undocumented({ except }: { except: string | null }) {
  const { t } = useTranslation()
  const me = useMe()
  const { data, error, refetch } = useInfiniteQuery(interactionsQuery({ operator_id: me.id, undocumented: true }, 30))
  const rows = data?.filter(({ id }) => id !== except) ?? []
  return (
    <Panel title={t('undocumented.title', { count: rows.length })} fills testid="undocumented">
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : rows.length === 0 ? (
        <p className={classes.none}>{t('undocumented.none')}</p>
      ) : (
        <ul className={classes.list}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link to="/interactions/$id" params={{ id: row.id }} className={classes.row} data-testid="undocumented-row">
                <span className={classes.who}>{row.customer?.name ?? (row.number_shown || t('call.withheld'))}</span>
                <span className={classes.when}>{moment(row.arrived_at)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
