import { useTranslation } from 'react-i18next'
import type { InteractionRow } from '../api/types'
import { Tag, type Tone } from '../ui/Tag'

const TONES: Record<InteractionRow['result'], Tone> = {
  answered: 'good',
  open: 'warn',
  abandoned: 'bad',
  abandoned_in_greeting: 'quiet',
  not_in_use: 'quiet',
  closed: 'quiet',
  line_lost: 'bad',
  busy: 'warn',
  no_answer: 'warn',
  refused: 'warn',
  unreachable: 'bad',
  voicemail: 'quiet',
  cancelled: 'quiet',
}

type Ended = Pick<InteractionRow, 'result' | 'direction'>

export function ResultTag({ row: { result, direction } }: { row: Ended }) {
  const { t } = useTranslation()
  return <Tag tone={TONES[result]} testid="result">{t(resultWord({ result, direction }))}</Tag>
}

/** A call out is answered by the customer, any other by us. */
export function resultWord({ result, direction }: Ended) {
  return result === 'answered' && direction === 'out' ? 'results.answered_out' : (`results.${result}` as const)
}
