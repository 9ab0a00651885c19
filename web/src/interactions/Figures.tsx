import { useTranslation } from 'react-i18next'
import type { Interaction } from '../api/types'
import { clock, clockOrDash, moment } from '../i18n/formats'
import classes from './InteractionPage.module.css'

/** The call in figures. */
export function Figures({ interaction: row }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const out = row.direction === 'out'
  const figures: [string, string, string?][] = [
    [out ? t('interaction.placed') : t('interaction.arrived'), `${moment(row.arrived_at, 'day')}, ${moment(row.arrived_at, 'seconds')}`],
    [t('interactions.column.line'), row.line_name],
    [t('interaction.queue'), row.queue_name ?? '–'],
    [t('interactions.column.operator'), row.operator?.name ?? '–'],
    out ? [t('direction.label'), t('direction.out')] : [t('interactions.column.wait'), clockOrDash(row.wait_s)],
    [t('interactions.column.talk'), clock(row.talk_s)],
    [t('interaction.hold'), clock(row.hold_s)],
    [t('interaction.wrap_up'), clock(row.wrap_up_s)],
    [t('interactions.column.reason'), row.reason?.name ?? '–', 'interaction-reason'],
    [t('interactions.column.outcome'), row.outcome?.name ?? '–', 'interaction-outcome'],
  ]
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value, testid]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-testid={testid}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
