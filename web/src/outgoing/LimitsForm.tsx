import { Button, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutgoingLimits } from '../api/types'
import { useErrorText } from '../ui/useErrorText'
import { beginnings, fieldOf, type Field } from './beginnings'
import classes from './LimitsPage.module.css'
import { useSaveLimits } from './useLimits'

const BOUNDS = { at_once: [0, 10_000], per_hour: [0, 10_000], ring_s: [5, 180] } as const

/** Explanations of different lengths stand below, so that the fields stand in line. */
const ORDER: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description']

/** As the fields hold it: '' is an emptied number. */
type Typed = Record<'allowed' | 'barred', string> & Record<keyof typeof BOUNDS, number | string>

function typed({ allowed, barred, ...numbers }: OutgoingLimits): Typed {
  return { allowed: allowed.join('\n'), barred: barred.join('\n'), ...numbers }
}

function given({ allowed, barred, at_once, per_hour, ring_s }: Typed): OutgoingLimits {
  const numbers = { at_once: Number(at_once), per_hour: Number(per_hour), ring_s: Number(ring_s) }
  return { allowed: beginnings(allowed), barred: beginnings(barred), ...numbers }
}

export function LimitsForm({ before }: { before: OutgoingLimits }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(() => typed(before))
  const save = useSaveLimits()
  const errorText = useErrorText()
  const emptied = (Object.keys(BOUNDS) as (keyof typeof BOUNDS)[]).some((field) => shown[field] === '')
  const change = (part: Partial<Typed>) => {
    save.reset()
    setShown((now) => ({ ...now, ...part }))
  }
  const submit = (event: React.SubmitEvent) => {
    event.preventDefault()
    save.mutate(given(shown), { onSuccess: (kept) => setShown(typed(kept)) })
  }
  const refused = save.error ? fieldOf(save.error, given(shown)) : null
  const errorAt = (field: Field) => (refused === field ? errorText(save.error) : undefined)
  const list = (field: 'allowed' | 'barred') => (
    <Textarea
      label={t(`limits.${field}`)} description={t(`limits.${field}_hint`)} rows={6} inputWrapperOrder={ORDER} value={shown[field]} error={errorAt(field)} spellCheck={false}
      onChange={(e) => change({ [field]: e.currentTarget.value })} data-testid={`limits-${field}`}
    />
  )
  const number = (field: keyof typeof BOUNDS) => (
    <NumberInput
      label={t(`limits.${field}`)} description={t(`limits.${field}_hint`)} inputWrapperOrder={ORDER} value={shown[field]} error={errorAt(field)} min={BOUNDS[field][0]} max={BOUNDS[field][1]}
      allowDecimal={false} hideControls onChange={(value) => change({ [field]: value })} data-testid={`limits-${field}`}
    />
  )
  return (
    <form onSubmit={submit} data-testid="limits-form">
      <div className={classes.pair}>
        {list('allowed')}
        {list('barred')}
      </div>
      <div className={classes.three}>
        {number('at_once')}
        {number('per_hour')}
        {number('ring_s')}
      </div>
      <div className={classes.end}>
        <Button type="submit" loading={save.isPending} disabled={emptied} data-testid="limits-save">{t('actions.save')}</Button>
        <div role="status">{save.isSuccess && <p className={classes.saved} data-testid="limits-saved">✓ {t('limits.saved')}</p>}</div>
        {save.error && refused === null && <p className={classes.error} role="alert">{errorText(save.error)}</p>}
      </div>
    </form>
  )
}
