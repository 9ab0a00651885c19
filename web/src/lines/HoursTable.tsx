import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OpeningHours } from '../api/types'
import { locale, moment } from '../i18n/formats'
import { useMay } from '../session/useSession'
import look from '../ui/Page.module.css'
import { Tag } from '../ui/Tag'
import { useErrorToast } from '../ui/useErrorText'
import classes from './LinesPage.module.css'
import { writeSpans } from './spans'
import { useHoursActions } from './useLines'

export function HoursTable({ all, onOpen }: { all: OpeningHours[]; onOpen?: (hours: OpeningHours) => void }) {
  const { t } = useTranslation()
  return (
    <div className={look.frame}>
      <table className={look.table} data-testid="hours-table">
        <thead>
          <tr>
            <th scope="col">{t('hours.name')}</th>
            <th scope="col">{t('hours.now')}</th>
            <th scope="col">{t('hours.week')}</th>
            <th scope="col">{t('hours.lines')}</th>
            <th scope="col"><span className="hidden-but-read">{t('actions.edit')}</span></th>
          </tr>
        </thead>
        <tbody>
          {all.map((hours) => <Row key={hours.id} hours={hours} onOpen={onOpen} />)}
        </tbody>
      </table>
    </div>
  )
}

function Row({ hours, onOpen }: { hours: OpeningHours; onOpen?: (hours: OpeningHours) => void }) {
  const { t } = useTranslation()
  const mayOverride = useMay('hours.override')
  const { override } = useHoursActions(hours.id)
  const toast = useErrorToast()
  const say = (now: 'closed' | null) => override.mutate(now, { onError: toast })
  return (
    <tr data-testid="hours-row" data-name={hours.name} data-open={hours.open}>
      <td>{hours.name}</td>
      <td>
        <Tag tone={hours.open ? 'good' : 'warn'}>{hours.open ? t('hours.open') : t('hours.closed')}</Tag>{' '}
        {hours.override && t('hours.overridden')}
        {!hours.open && hours.opens_at && t('hours.opens_at', { at: moment(hours.opens_at) })}
      </td>
      <td>{weekInWords(hours.week, t('hours.closed_day'))}</td>
      <td>{hours.lines.join(', ') || '–'}</td>
      <td>
        <div className={classes.actions}>
          {mayOverride && (
            <Button size="compact-xs" variant="default" loading={override.isPending} onClick={() => say(hours.override ? null : 'closed')} data-testid="hours-override">
              {hours.override ? t('hours.as_planned') : t('hours.close_now')}
            </Button>
          )}
          {onOpen && (
            <Button size="compact-xs" variant="default" onClick={() => onOpen(hours)} aria-label={t('hours.edit', { name: hours.name })} data-testid="hours-edit">
              {t('actions.edit')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
}

/** Days that follow each other with the same times stand together: "Mon–Fri 09:00–17:00". */
function weekInWords(week: OpeningHours['week'], closed: string): string {
  const groups: { first: number; last: number; times: string }[] = []
  week.forEach((spans, day) => {
    const times = writeSpans(spans) || closed
    const before = groups.at(-1)
    if (before?.times === times) before.last = day
    else groups.push({ first: day, last: day, times })
  })
  return groups.map(({ first, last, times }) => `${weekday(first)}${last > first ? `–${weekday(last)}` : ''} ${times}`).join('; ')
}

/** 0 is Monday. */
export function weekday(day: number, length: 'short' | 'long' = 'short'): string {
  return new Intl.DateTimeFormat(locale(), { weekday: length, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 5 + day)))
}
