import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '../../api/types'
import classes from './Documentation.module.css'

interface OutcomesProps {
  first: RefObject<HTMLInputElement | null>
  outcomes: Outcome[]
  chosen: string | null
  name: string
  onChoose: (id: string) => void
}

/** One choice: by its number, the arrows or a click. */
export function Outcomes({ first, outcomes, chosen, name, onChoose }: OutcomesProps) {
  const { t } = useTranslation()
  const byNumber = (event: KeyboardEvent) => {
    const outcome = outcomes[Number(event.key) - 1]
    if (!outcome || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onChoose(outcome.id)
  }
  return (
    <fieldset className={classes.outcomes}>
      <legend className={classes.legend}>{t('documentation.outcome')}</legend>
      {outcomes.map(({ id, name: text }, place) => (
        <label key={id} className={classes.outcome} data-chosen={id === chosen}>
          <input
            ref={(id === chosen || (chosen === null && place === 0)) ? first : undefined} type="radio" name={`outcome-${name}`} checked={id === chosen}
            onChange={() => onChoose(id)} onKeyDown={byNumber} data-testid="outcome-option" data-outcome={id}
          />
          <span className={classes.number} aria-hidden="true">{place + 1}</span>
          {text}
        </label>
      ))}
    </fieldset>
  )
}
