import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { InteractionRow } from '../api/types'
import { clockOrDash, moment } from '../i18n/formats'
import { CallButton } from '../outgoing/CallButton'
import { Direction } from '../ui/Direction'
import look from '../ui/Page.module.css'
import { ResultTag } from './ResultTag'

const COLUMNS = ['time', 'who', 'line', 'operator', 'result', 'wait', 'talk', 'reason', 'outcome', 'recording'] as const
const FIGURES = new Set<string>(['wait', 'talk'])

export function InteractionsTable({ rows }: { rows: InteractionRow[] }) {
  const { t } = useTranslation()
  return (
    <div className={look.frame}>
      <table className={look.table} data-testid="interactions-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={FIGURES.has(column) ? look.number : undefined}>
                {column === 'recording' ? <span className="hidden-but-read">{t(`interactions.column.${column}`)}</span> : t(`interactions.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Follows the row's link, unless a link was clicked anyway, or text is being selected to be copied. */
function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const onLink = event.target instanceof Element && event.target.closest('a, button') !== null
  const selecting = globalThis.getSelection()?.isCollapsed === false
  if (!onLink && !selecting) event.currentTarget.querySelector('a')?.click()
}

function Row({ row }: { row: InteractionRow }) {
  const { t } = useTranslation()
  const number = row.number_shown || t('call.withheld')
  const at = moment(row.arrived_at)
  return (
    // The link in the row is the keyboard's way; a click beside it is a shortcut for the mouse.
    <tr data-testid="interaction-row" data-id={row.id} className={row.may_open ? look.opens : undefined} onClick={row.may_open ? openRow : undefined}>
      <td className={look.nowrap}>
        <Direction of={row.direction} />{' '}
        {row.may_open ? (
          <Link to="/interactions/$id" params={{ id: row.id }}>
            {at}
          </Link>
        ) : (
          at
        )}
      </td>
      <td>
        <div className={look.beside}>
          <div className={look.cut}>
            {row.customer?.name ?? number}
            {row.customer && <div className={look.quiet}>{number}</div>}
          </div>
          <CallButton number={row.number_shown} />
        </div>
      </td>
      <td className={look.cut}>{row.line_name}</td>
      <td className={look.cut}>{row.operator?.name ?? '–'}</td>
      <td>
        <ResultTag row={row} />
      </td>
      <td className={look.number}>{clockOrDash(row.wait_s)}</td>
      <td className={look.number}>{row.talk_s > 0 ? clockOrDash(row.talk_s) : '–'}</td>
      <td className={look.cut} title={row.reason?.name}>{row.reason?.name ?? '–'}</td>
      <td className={look.cut} title={row.outcome?.name}>{row.outcome?.name ?? '–'}</td>
      <td>
        {row.has_recording && (
          <span title={t('interactions.has_recording')}>
            <span aria-hidden="true">▶</span>
            <span className="hidden-but-read">{t('interactions.has_recording')}</span>
          </span>
        )}
      </td>
    </tr>
  )
}
