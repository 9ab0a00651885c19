import { Button } from '@mantine/core'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { KEYS } from '../../desk/shortcuts'
import { Key } from '../../ui/Key'
import { Panel } from '../../ui/Panel'
import { isTyping, useShortcut } from '../../ui/shortcuts'
import { Failed, Loading } from '../../ui/States'
import { useErrorText } from '../../ui/useErrorText'
import classes from './Documentation.module.css'
import { Outcomes } from './Outcomes'
import { Reasons } from './Reasons'
import { useDocumentation, type Choice } from './useDocumentation'

interface DocumentationProps {
  interaction: string
  /** Choosing is possible during the call; finishing once it has ended. */
  ended: boolean
  before?: Choice
  onDone?: () => void
}

/** Why the customer called and how it ended. */
export function Documentation({ interaction, ended, before, onDone }: DocumentationProps) {
  const { t } = useTranslation()
  const { reasons, outcomes, choice, choose, finish } = useDocumentation(interaction, before)
  const errorText = useErrorText()
  const search = useRef<HTMLInputElement>(null)
  const firstOutcome = useRef<HTMLInputElement>(null)
  const { reason, outcome } = choice
  const complete = reason !== null && outcome !== null
  const done = () => {
    if (reason === null || outcome === null || !ended || finish.isPending) return
    finish.mutate({ reason_id: reason, outcome_id: outcome }, { onSuccess: onDone })
  }
  useShortcut(KEYS.done.combination, done)
  useShortcut(KEYS.reason.combination, () => search.current?.focus())
  useReadyToType(ended, search)

  const error = reasons.error ?? outcomes.error
  if (error) return <Failed error={error} retry={() => void Promise.all([reasons.refetch(), outcomes.refetch()])} />
  if (!reasons.data || !outcomes.data) return <Loading />
  return (
    <Panel title={t('documentation.title')} testid="documentation">
      <Reasons
        field={search} reasons={reasons.data} chosen={reason}
        onChoose={(id) => {
          choose({ reason: id })
          if (id !== null) firstOutcome.current?.focus()
        }}
      />
      <Outcomes first={firstOutcome} outcomes={outcomes.data} chosen={outcome} name={interaction} onChoose={(id) => choose({ outcome: id })} />
      <Button
        fullWidth mt="sm" onClick={done} disabled={!complete || !ended} loading={finish.isPending} data-testid="documentation-done"
        rightSection={<Key name={KEYS.done.shown} />}
      >
        {t('documentation.done')}
      </Button>
      <p className={classes.hint}>{!ended ? t('documentation.after_call') : complete ? '' : t('documentation.choose_both')}</p>
      {finish.error && <p className={classes.error} role="alert" data-testid="documentation-error">{errorText(finish.error)}</p>}
    </Panel>
  )
}

/** When the call ends and nobody is typing elsewhere, the next thing to type is the reason. */
function useReadyToType(ended: boolean, field: React.RefObject<HTMLInputElement | null>): void {
  const was = useRef(ended)
  const focus = useEffectEvent(() => {
    if (!isTyping(document.activeElement)) field.current?.focus()
  })
  useEffect(() => {
    if (ended && !was.current) focus()
    was.current = ended
  }, [ended])
}
