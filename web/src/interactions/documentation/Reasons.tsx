import { TextInput } from '@mantine/core'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reason } from '../../api/types'
import { KEYS } from '../../desk/shortcuts'
import { Key } from '../../ui/Key'
import classes from './Documentation.module.css'
import { matchReasons } from './matchReasons'

interface ReasonsProps {
  field: RefObject<HTMLInputElement | null>
  reasons: Reason[]
  chosen: string | null
  onChoose: (id: string | null) => void
}

/** Filters as one types; Enter takes the marked one. */
export function Reasons({ field, reasons, chosen, onChoose }: ReasonsProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState(0)
  const found = matchReasons(reasons, typed)
  const name = reasons.find(({ id }) => id === chosen)?.name

  const take = (reason: Reason | undefined) => {
    if (!reason) return
    setTyped('')
    setMarked(0)
    onChoose(reason.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowDown') setMarked(Math.min(found.length - 1, marked + 1))
    else if (event.key === 'ArrowUp') setMarked(Math.max(0, marked - 1))
    else if (event.key === 'Enter') take(found[marked])
    else return
    event.preventDefault()
  }

  return (
    <div>
      <TextInput
        ref={field} label={<>{t('documentation.reason')} <Key name={KEYS.reason.shown} /></>} placeholder={t('documentation.reason_type')}
        value={typed} onKeyDown={onKeyDown} autoComplete="off" data-testid="reason-search"
        role="combobox" aria-expanded="true" aria-controls="reason-options" aria-activedescendant={found[marked] ? `reason-${found[marked].id}` : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setMarked(0)
        }}
      />
      {name !== undefined && (
        <p className={classes.chosen} data-testid="reason-chosen">
          <span aria-hidden="true">✓ </span>
          {name}
        </p>
      )}
      <ul id="reason-options" role="listbox" aria-label={t('documentation.reason')} className={classes.options}>
        {found.map((reason, place) => (
          <li
            key={reason.id} id={`reason-${reason.id}`} role="option" aria-selected={reason.id === chosen} className={classes.option}
            data-marked={place === marked && typed !== ''} data-testid="reason-option"
            onMouseDown={(event) => {
              event.preventDefault() // the field keeps the focus
              take(reason)
            }}
          >
            {reason.name}
            {reason.shortcut && <span className={classes.shortcut}>{reason.shortcut}</span>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={classes.hint}>{t('documentation.reason_none')}</p>}
    </div>
  )
}
