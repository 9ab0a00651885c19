import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveCall } from '../api/types'
import classes from './CallCard.module.css'
import { useCallActions } from './useDesk'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
const NAMES: Record<string, string> = { '*': 'star', '#': 'hash' }

/** Tones for the menus of the other side. */
export function Keypad({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const { keys } = useCallActions(call)
  const [sent, setSent] = useState('')
  const press = (digit: string) => {
    setSent((before) => (before + digit).slice(-16))
    keys.mutate(digit)
  }
  return (
    <div role="group" aria-label={t('call.keypad')}>
      <div className={classes.keypad}>
        {DIGITS.map((digit) => (
          <Button key={digit} variant="default" size="xs" onClick={() => press(digit)} data-testid={`keypad-${NAMES[digit] ?? digit}`}>
            {digit}
          </Button>
        ))}
      </div>
      <div className={classes.hint} aria-live="polite">{sent && t('call.keys_sent', { digits: sent })}</div>
    </div>
  )
}
