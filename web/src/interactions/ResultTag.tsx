import { useTranslation } from 'react-i18next'
import type { InteractionRow } from '../api/types'
import { Tag, type Tone } from '../ui/Tag'

const TONES: Record<InteractionRow['result'], Tone> = {
  answered: 'good',
  open: 'warn',
  abandoned: 'bad',
  abandoned_in_greeting: 'quiet',
  not_in_use: 'quiet',
  line_lost: 'bad',
  busy: 'warn',
  no_answer: 'warn',
  refused: 'warn',
  unreachable: 'bad',
  voicemail: 'quiet',
  cancelled: 'quiet',
}

export function ResultTag({ result }: { result: InteractionRow['result'] }) {
  const { t } = useTranslation()
  return <Tag tone={TONES[result]}>{t(`results.${result}`)}</Tag>
}
