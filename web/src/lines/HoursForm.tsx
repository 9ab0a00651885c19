import { Button, Checkbox, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpeningHours } from '../api/types'
import { useErrorText } from '../ui/useErrorText'
import { weekday } from './HoursTable'
import classes from './LinesPage.module.css'
import { readSpans, writeSpans } from './spans'
import { useHoursActions, useSaveHours } from './useLines'

/** As the fields hold it: times are text. */
interface Typed {
  name: string
  zone: string
  week: string[]
  days: { day: string; name: string; spans: string }[]
  holidays: boolean
}

const OFFICE = '09:00–17:00'

function typed(hours: OpeningHours | null): Typed {
  if (!hours) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    return { name: '', zone, week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, '', ''], days: [], holidays: true }
  }
  return { ...hours, week: hours.week.map(writeSpans), days: hours.days.map((one) => ({ ...one, name: one.name ?? '', spans: writeSpans(one.spans) })) }
}

export function HoursForm({ hours, onClose }: { hours: OpeningHours | null; onClose: () => void }) {
  const { t } = useTranslation()
  const [given, setGiven] = useState<Typed>(() => typed(hours))
  const save = useSaveHours(hours?.id ?? null)
  const errorText = useErrorText()
  const change = (part: Partial<Typed>) => setGiven((before) => ({ ...before, ...part }))
  const unreadable = [...given.week, ...given.days.map((one) => one.spans)].some((text) => readSpans(text) === null)
  const submit = (event: React.SubmitEvent) => {
    event.preventDefault()
    if (unreadable) return
    const read = (text: string) => readSpans(text) ?? []
    const days = given.days.filter((one) => one.day).map((one) => ({ ...one, spans: read(one.spans) }))
    const { name, zone, holidays } = given
    save.mutate({ name, zone, holidays, days, week: given.week.map(read) }, { onSuccess: onClose })
  }
  const dayChange = (at: number, part: Partial<Typed['days'][number]>) =>
    change({ days: given.days.map((one, n) => (n === at ? { ...one, ...part } : one)) })
  return (
    <form onSubmit={submit} data-testid="hours-form">
      <Group grow align="start">
        <TextInput
          label={t('hours.name')} value={given.name} onChange={(e) => change({ name: e.currentTarget.value })} required withAsterisk={false}
          maxLength={120} data-autofocus data-testid="hours-name"
        />
        <TextInput
          label={t('hours.zone')} value={given.zone} onChange={(e) => change({ zone: e.currentTarget.value })} required withAsterisk={false}
          maxLength={60} data-testid="hours-zone"
        />
      </Group>
      <div className={classes.days}>
        {given.week.map((text, day) => (
          <Day key={day} label={weekday(day, 'long')} text={text} onChange={(now) => change({ week: given.week.map((one, n) => (n === day ? now : one)) })} />
        ))}
      </div>
      <p className={classes.hint}>{t('hours.times_hint')}</p>
      <Checkbox mt="sm" label={t('hours.holidays')} checked={given.holidays} onChange={(e) => change({ holidays: e.currentTarget.checked })} data-testid="hours-holidays" />
      <p className={classes.hint} style={{ marginTop: 16 }}>{t('hours.days_hint')}</p>
      {given.days.map((one, at) => (
        <div key={at} className={classes.single}>
          <TextInput type="date" value={one.day} onChange={(e) => dayChange(at, { day: e.currentTarget.value })} aria-label={t('hours.day')} />
          <TextInput value={one.name} onChange={(e) => dayChange(at, { name: e.currentTarget.value })} placeholder={t('hours.day_name')} aria-label={t('hours.day_name')} maxLength={120} />
          <Times label={t('hours.times')} text={one.spans} onChange={(spans) => dayChange(at, { spans })} />
          <Button variant="default" onClick={() => change({ days: given.days.filter((_, n) => n !== at) })}>{t('hours.remove_day')}</Button>
        </div>
      ))}
      <Button mt="xs" size="xs" variant="default" onClick={() => change({ days: [...given.days, { day: '', name: '', spans: '' }] })} data-testid="hours-day-add">
        {t('hours.add_day')}
      </Button>
      {save.error && <p role="alert" className={classes.error} data-testid="hours-error">{errorText(save.error)}</p>}
      <Group mt="md" justify="flex-end">
        {hours && hours.lines.length === 0 && <Remove id={hours.id} onDone={onClose} />}
        <Button variant="default" onClick={onClose}>{t('actions.cancel')}</Button>
        <Button type="submit" loading={save.isPending} disabled={unreadable} data-testid="hours-save">{t('actions.save')}</Button>
      </Group>
    </form>
  )
}

function Day({ label, text, onChange }: { label: string; text: string; onChange: (text: string) => void }) {
  return (
    <>
      <span className={classes.day}>{label}</span>
      <Times label={label} text={text} onChange={onChange} />
    </>
  )
}

function Times({ label, text, onChange }: { label: string; text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation()
  return (
    <TextInput
      value={text} onChange={(e) => onChange(e.currentTarget.value)} aria-label={label} placeholder={t('hours.closed_day')}
      error={readSpans(text) === null ? t('hours.unreadable') : undefined} data-testid="hours-times"
    />
  )
}

function Remove({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation()
  const { remove } = useHoursActions(id)
  return (
    <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: onDone })} data-testid="hours-remove">
      {t('hours.remove')}
    </Button>
  )
}
