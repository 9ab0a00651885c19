import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../realtime/useLive'
import { useMay } from '../session/useSession'
import { Empty, Loading } from '../ui/States'
import { Alerts } from './Alerts'
import classes from './Floor.module.css'
import { People } from './People'
import { Queues } from './Queues'
import { WaitingCalls } from './WaitingCalls'

/** What happens now: queues, who waits, who does what. Worst first, from the live picture alone. */
export function FloorPage() {
  const { t } = useTranslation()
  const picture = useLive((state) => state.picture)
  const [queue, setQueue] = useState('')
  if (!useMay('floor.view')) return <Empty title={t('floor.not_yours')} />
  if (!picture) return <Loading />
  return (
    <main className={classes.floor} data-testid="floor">
      <header className={classes.head}>
        <h1 className={classes.title}>{t('floor.title')}</h1>
        <NativeSelect
          size="xs" w={260} aria-label={t('floor.filter')} value={queue} onChange={(e) => setQueue(e.currentTarget.value)} data-testid="floor-filter"
          data={[
            { value: '', label: t('floor.any_queue') },
            ...Object.values(picture.queues).sort((a, b) => a.name.localeCompare(b.name)).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </header>
      <Alerts alerts={picture.alerts} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Queues picture={picture} chosen={queue} onChoose={(id) => setQueue(id === queue ? '' : id)} />
          <WaitingCalls calls={picture.calls} queue={queue} />
        </div>
        <div className={classes.column}>
          <People picture={picture} queue={queue} />
        </div>
      </div>
    </main>
  )
}
