import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language, Line } from '../api/types'
import { queuesQuery } from '../people/usePeople'
import { useErrorText } from '../ui/useErrorText'
import classes from './LinesPage.module.css'
import { hoursQuery, useSaveLine, type LineGiven } from './useLines'

const NONE: LineGiven = { number: '', name: '', language: 'ro', queue_id: '', recorded: true, hours_id: null }

export function LineForm({ line, onClose }: { line: Line | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { data: queues = [] } = useQuery(queuesQuery)
  const { data: hours = [] } = useQuery(hoursQuery)
  const [given, setGiven] = useState<LineGiven>(line ?? NONE)
  const save = useSaveLine(line?.id ?? null)
  const errorText = useErrorText()
  const change = (part: Partial<LineGiven>) => setGiven((before) => ({ ...before, ...part }))
  const queue_id = given.queue_id || (queues[0]?.id ?? '')
  const submit = (event: React.SubmitEvent) => {
    event.preventDefault()
    save.mutate({ ...given, queue_id }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit} data-testid="line-form">
      <TextInput
        label={t('lines.number')} value={given.number} onChange={(e) => change({ number: e.currentTarget.value })} required withAsterisk={false}
        type="tel" maxLength={40} disabled={line !== null} data-autofocus data-testid="line-number"
      />
      <TextInput
        mt="sm" label={t('lines.name')} value={given.name} onChange={(e) => change({ name: e.currentTarget.value })} required withAsterisk={false}
        maxLength={120} data-testid="line-name"
      />
      <NativeSelect
        mt="sm" label={t('lines.queue')} value={queue_id} onChange={(e) => change({ queue_id: e.currentTarget.value })}
        data={queues.map(({ id, name }) => ({ value: id, label: name }))} data-testid="line-queue"
      />
      <NativeSelect
        mt="sm" label={t('lines.language')} description={t('lines.language_hint')} value={given.language}
        onChange={(e) => change({ language: e.currentTarget.value as Language })}
        data={[{ value: 'ro', label: 'Română' }, { value: 'en', label: 'English' }]} data-testid="line-language"
      />
      <NativeSelect
        mt="sm" label={t('lines.hours')} value={given.hours_id ?? ''} onChange={(e) => change({ hours_id: e.currentTarget.value || null })}
        data={[{ value: '', label: t('lines.always_open') }, ...hours.map(({ id, name }) => ({ value: id, label: name }))]} data-testid="line-hours"
      />
      <Checkbox mt="md" label={t('lines.record')} checked={given.recorded} onChange={(e) => change({ recorded: e.currentTarget.checked })} data-testid="line-recorded" />
      {save.error && <p role="alert" className={classes.error} data-testid="line-error">{errorText(save.error)}</p>}
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose}>{t('actions.cancel')}</Button>
        <Button type="submit" loading={save.isPending} data-testid="line-save">{t('actions.save')}</Button>
      </Group>
    </form>
  )
}
