import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { KEYS } from '../desk/shortcuts'
import { useLive } from '../realtime/useLive'
import { useSession } from '../session/useSession'
import { Key } from '../ui/Key'
import { Panel } from '../ui/Panel'
import { useShortcut } from '../ui/shortcuts'
import { useErrorText } from '../ui/useErrorText'
import classes from './DialPanel.module.css'
import { dialPad } from './dialPad'
import { linesOf } from './lines'
import { RecentNumbers } from './RecentNumbers'
import { linesQuery, useDial, useDialPad, useObstacle } from './useOutgoing'

/** Calls a number that is typed, pasted, or was called before. */
export function DialPanel() {
  const { t } = useTranslation()
  const { demo } = useSession()
  const { number, pending, error } = useDialPad()
  const call = useDial()
  const obstacle = useObstacle()
  const errorText = useErrorText()
  const field = useRef<HTMLInputElement>(null)
  const dial = (event?: React.SubmitEvent) => {
    event?.preventDefault()
    if (number.trim() === '') field.current?.focus()
    else if (obstacle === null) call(number)
  }
  useShortcut(KEYS.dial.combination, dial)
  return (
    <Panel title={t('dial.title')} testid="dial">
      <form onSubmit={dial} className={classes.form}>
        <TextInput
          ref={field} className={classes.number} type="tel" autoComplete="off" maxLength={60} aria-label={t('dial.number')} placeholder={t('dial.number')}
          value={number} onChange={(e) => dialPad.type(e.currentTarget.value)} error={Boolean(error)}
          aria-describedby={error ? 'dial-error' : undefined} data-testid="dial-number"
        />
        <Button
          type="submit" px="sm" variant={number.trim() ? 'filled' : 'default'} loading={pending} disabled={obstacle !== null} aria-describedby={obstacle ? 'dial-obstacle' : undefined}
          data-testid="dial-call" rightSection={<Key name={KEYS.dial.shown} />}
        >
          {t('dial.call')}
        </Button>
      </form>
      {Boolean(error) && <p id="dial-error" role="alert" className={classes.error} data-testid="dial-error">{errorText(error)}</p>}
      {obstacle && <p id="dial-obstacle" className={classes.hint} data-testid="dial-obstacle">{t(`dial.obstacle.${obstacle}`)}</p>}
      <LineChoice />
      {demo && <p className={classes.hint}>{t('dial.demo')}</p>}
      <RecentNumbers />
    </Panel>
  )
}

/** Whose number the customer sees; a choice only for who has several. */
function LineChoice() {
  const { t } = useTranslation()
  const { line } = useDialPad()
  const { data = [] } = useQuery(linesQuery)
  const queues = useLive(({ picture }) => picture?.queues)
  const lines = linesOf(data, Object.keys(queues ?? {}))
  if (lines.length < 2) return null
  return (
    <NativeSelect
      className={classes.line} size="xs" label={t('dial.line')} value={line || lines[0]?.id} onChange={(e) => dialPad.from(e.currentTarget.value)}
      data={lines.map(({ id, name, number_shown }) => ({ value: id, label: `${name} · ${number_shown}` }))} data-testid="dial-line"
    />
  )
}
