import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LiveCall } from '../api/types'
import { KEYS } from '../desk/shortcuts'
import { ResultTag } from '../interactions/ResultTag'
import { Key } from '../ui/Key'
import { useShortcut } from '../ui/shortcuts'
import classes from './NotReached.module.css'
import { resultOfOut } from './result'
import { useDial, useFinish } from './useOutgoing'

/** How a call out ended, or that a machine answered it; nothing of any other call, or while it rings. */
export function Marked({ call }: { call: LiveCall }) {
  const result = resultOfOut(call)
  if (result === null || call.phase === 'dialing') return null
  return (
    <span data-testid="call-result" data-result={result}>
      <ResultTag row={{ result, direction: 'out' }} />
    </span>
  )
}

/** Nobody answered, so nothing must be documented: on to the next, or once more to the same. */
export function WithoutDocumenting({ call }: { call: LiveCall }) {
  const { t } = useTranslation()
  const dial = useDial()
  const finish = useFinish(call)
  const end = () => {
    if (!finish.isPending) finish.mutate()
  }
  const again = () => {
    if (finish.isPending) return
    void finish.mutateAsync().then(() => dial(call.number_shown, call.line), () => undefined)
  }
  useShortcut(KEYS.dial.combination, again)
  useShortcut(KEYS.finish.combination, end)
  return (
    <div className={classes.choices}>
      <Button variant="default" px="xs" onClick={again} loading={finish.isPending} data-testid="call-again" rightSection={<Key name={KEYS.dial.shown} />}>
        {t('dial.again')}
      </Button>
      <Button variant="default" px="xs" onClick={end} loading={finish.isPending} data-testid="wrap-up-finish" rightSection={<Key name={KEYS.finish.shown} />}>
        {t('dial.finish')}
      </Button>
    </div>
  )
}
