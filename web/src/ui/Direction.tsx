import { useTranslation } from 'react-i18next'
import { InIcon, OutIcon } from './icons'

/** Who called whom: an arrow towards us or away, and the word for who does not see it. */
export function Direction({ of }: { of: 'in' | 'out' }) {
  const { t } = useTranslation()
  const word = t(`direction.${of}`)
  return (
    <span title={word} data-testid="direction" data-direction={of}>
      {of === 'out' ? <OutIcon /> : <InIcon />}
      <span className="hidden-but-read">{word}</span>
    </span>
  )
}
