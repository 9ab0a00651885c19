import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Demo } from '../api/types'
import { dialogueFor, type CallChoice } from './choice'

interface CallFormProps {
  demo: Demo
  choice: CallChoice
  onChange: (choice: CallChoice) => void
  running: boolean
  calling: boolean
  again: boolean
  onCall: () => void
}

export function CallForm({ demo, choice, onChange, running, calling, again, onCall }: CallFormProps) {
  const { t } = useTranslation()
  const change = (part: Partial<CallChoice>) => onChange({ ...choice, ...part })
  const callers = [
    ...demo.callers.map(({ name, number, number_shown }) => ({ value: number, label: `${name} (${number_shown})` })),
    { value: 'other', label: t('demo.other') },
    { value: 'withheld', label: t('demo.withheld') },
  ]
  const chooseLine = (id: string) => {
    const line = demo.lines.find((one) => one.id === id)
    change({ line: id, ...(line && { dialogue: dialogueFor(demo.dialogues, line.language) }) })
  }
  const submit = (event: React.SubmitEvent) => {
    event.preventDefault()
    onCall()
  }
  return (
    <form onSubmit={submit}>
      <NativeSelect
        label={t('demo.line')} value={choice.line} onChange={(e) => chooseLine(e.currentTarget.value)} disabled={running} data-testid="demo-line"
        data={demo.lines.map(({ id, name, number_shown }) => ({ value: id, label: `${name} (${number_shown})` }))}
      />
      <NativeSelect
        mt="sm" label={t('demo.caller')} value={choice.caller} data={callers} disabled={running} data-testid="demo-caller"
        onChange={({ currentTarget: { value } }) => change({ caller: value, number: value === 'other' || value === 'withheld' ? '' : value })}
      />
      {choice.caller === 'other' && (
        <TextInput
          mt="sm" type="tel" label={t('demo.number')} placeholder="0721 000 000" value={choice.number} disabled={running} required withAsterisk={false}
          onChange={(e) => change({ number: e.currentTarget.value })} data-testid="demo-number"
        />
      )}
      <NativeSelect
        mt="sm" label={t('demo.dialogue')} value={choice.dialogue} onChange={(e) => change({ dialogue: e.currentTarget.value })} disabled={running}
        data={demo.dialogues.map(({ id, title }) => ({ value: id, label: title }))} data-testid="demo-dialogue"
      />
      <Button type="submit" mt="lg" size="lg" fullWidth disabled={running} loading={calling} data-testid="demo-call">
        {again ? t('demo.again') : t('demo.call')}
      </Button>
    </form>
  )
}
