import { useTranslation } from 'react-i18next'
import type { LiveSnapshot } from '../api/types'
import { Panel } from '../ui/Panel'
import { Tag, type Tone } from '../ui/Tag'
import { Since } from '../ui/Timer'
import { useNow } from '../ui/useNow'
import classes from './Floor.module.css'
import { queuesWorstFirst, standing, TARGET_S, type FloorQueue, type Standing } from './order'

const TONES: Record<Standing, Tone> = { over: 'bad', within: 'good', nobody: 'warn', calm: 'quiet' }

interface QueuesProps {
  picture: LiveSnapshot
  chosen: string
  onChoose: (queue: string) => void
}

export function Queues({ picture, chosen, onChoose }: QueuesProps) {
  const { t } = useTranslation()
  const rows = queuesWorstFirst(picture)
  return (
    <Panel title={t('floor.queues')} aside={<span className={classes.quiet}>{t('floor.target', { seconds: TARGET_S })}</span>} bounded>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t('floor.no_queues')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('floor.queue')}</th>
              <th scope="col" className={classes.figure}>{t('floor.waiting')}</th>
              <th scope="col" className={classes.figure}>{t('floor.oldest')}</th>
              <th scope="col" className={classes.figure}>{t('floor.available')}</th>
              <th scope="col" className={classes.figure}>{t('floor.talking')}</th>
              <th scope="col">{t('floor.state_of_queue')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.queue.id} row={row} chosen={row.queue.id === chosen} onChoose={() => onChoose(row.queue.id)} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({ row, chosen, onChoose }: { row: FloorQueue; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation()
  const stands = standing(row, useNow())
  const { queue, talking } = row
  return (
    <tr data-testid="floor-queue" data-queue={queue.id} data-standing={stands}>
      <td>
        <button type="button" className={classes.name} aria-pressed={chosen} onClick={onChoose}>{queue.name}</button>
      </td>
      <td className={classes.figure} data-testid="floor-queue-waiting">{queue.waiting}</td>
      <td className={classes.figure}>{queue.oldest ? <Since since={queue.oldest} testid="floor-queue-oldest" /> : '–'}</td>
      <td className={classes.figure} data-testid="floor-queue-available">{queue.available}</td>
      <td className={classes.figure} data-testid="floor-queue-talking">{talking}</td>
      <td>
        <Tag tone={TONES[stands]}>{t(`floor.standing.${stands}`)}</Tag>
      </td>
    </tr>
  )
}
