import { useTranslation } from 'react-i18next'
import { useLive } from '../realtime/useLive'
import { Panel } from '../ui/Panel'
import { Since } from '../ui/Timer'
import classes from './MyQueues.module.css'

export function MyQueues() {
  const { t } = useTranslation()
  const queues = useLive((state) => state.picture?.queues)
  const list = Object.values(queues ?? {}).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <Panel title={t('queues.title')}>
      {list.length === 0 && <p className={classes.none}>{t('queues.none')}</p>}
      <ul className={classes.list}>
        {list.map((queue) => (
          <li key={queue.id} className={classes.row} data-testid="queue-row" data-queue={queue.id}>
            <span className={classes.name}>{queue.name}</span>
            <span>
              <span data-testid="queue-waiting">{t('queues.waiting', { count: queue.waiting })}</span>
              {queue.oldest && (
                <>
                  {' · '}
                  {t('queues.oldest')} <Since since={queue.oldest} testid="queue-oldest" />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
