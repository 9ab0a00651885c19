import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InteractionRow } from '../api/types'
import { useErrorToast } from '../ui/useErrorText'
import { csvLine } from './csv'
import { resultWord } from './ResultTag'
import { page, type Filters } from './useInteractions'

const PAGE = 100
const BOM = '\ufeff'

/** Everything that fits the filters, not only what is on the screen; shows how far it is and can be stopped. */
export function ExportButton({ filters }: { filters: Filters }) {
  const { t } = useTranslation()
  const [rows, setRows] = useState<number | null>(null)
  const stopped = useRef(false)
  const toast = useErrorToast()

  const columns = ['time', 'direction', 'who', 'line', 'operator', 'result', 'wait', 'talk', 'reason', 'outcome'] as const
  const line = (row: InteractionRow) =>
    csvLine([
      row.arrived_at, t(`direction.${row.direction}`), row.customer?.name ?? row.number_shown, row.line_name, row.operator?.name ?? '', t(resultWord(row)),
      Math.round(row.wait_s ?? 0), Math.round(row.talk_s), row.reason?.name ?? '', row.outcome?.name ?? '',
    ])
  const collect = async () => {
    const lines = [BOM, csvLine(columns.map((column) => t(`interactions.column.${column}`)))]
    let cursor: string | null = null
    do {
      const { items, next }: { items: InteractionRow[]; next: string | null } = await page(filters, cursor, PAGE)
      lines.push(...items.map(line))
      setRows(lines.length - 2)
      cursor = next
    } while (cursor !== null && !stopped.current)
    if (!stopped.current) save(lines)
  }
  const start = () => {
    stopped.current = false
    setRows(0)
    collect()
      .catch(toast)
      .finally(() => setRows(null))
  }

  if (rows === null)
    return (
      <Button variant="default" size="xs" onClick={start} data-testid="interactions-export">
        {t('interactions.export')}
      </Button>
    )
  return (
    <Button variant="default" size="xs" onClick={() => (stopped.current = true)}>
      {t('interactions.exporting', { count: rows })}
    </Button>
  )
}

function save(lines: string[]): void {
  const address = URL.createObjectURL(new Blob(lines, { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `interactions-${new Date().toISOString().slice(0, 10)}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
