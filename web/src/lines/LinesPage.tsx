import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Line, OpeningHours } from '../api/types'
import { useMay } from '../session/useSession'
import { Page } from '../ui/Page'
import look from '../ui/Page.module.css'
import { Empty, Failed, Loading } from '../ui/States'
import { HoursForm } from './HoursForm'
import { HoursTable } from './HoursTable'
import { LineForm } from './LineForm'
import classes from './LinesPage.module.css'
import { hoursQuery, linesQuery } from './useLines'

type Opened = { line: Line | null } | { hours: OpeningHours | null } | null

/** The numbers that can be called, and when they are open. */
export function LinesPage() {
  const { t } = useTranslation()
  const lines = useQuery(linesQuery)
  const hours = useQuery(hoursQuery)
  const mayChange = useMay('lines.change')
  const [open, setOpen] = useState<Opened>(null)
  const close = () => setOpen(null)
  const error = lines.error ?? hours.error
  const title = open && ('line' in open ? (open.line ? t('lines.edit', { name: open.line.name }) : t('lines.add')) : open.hours ? t('hours.edit', { name: open.hours.name }) : t('hours.add'))
  return (
    <Page title={t('lines.title')} aside={mayChange && <Button onClick={() => setOpen({ line: null })} data-testid="line-add">{t('lines.add')}</Button>}>
      {error ? (
        <Failed error={error} retry={() => void Promise.all([lines.refetch(), hours.refetch()])} />
      ) : !lines.data || !hours.data ? (
        <Loading />
      ) : (
        <>
          {lines.data.length === 0 ? <Empty title={t('lines.none')} /> : <LinesTable lines={lines.data} onOpen={mayChange ? (line) => setOpen({ line }) : undefined} />}
          <header className={classes.head}>
            <h2 className={classes.title}>{t('hours.title')}</h2>
            {mayChange && <Button variant="default" onClick={() => setOpen({ hours: null })} data-testid="hours-add">{t('hours.add')}</Button>}
          </header>
          {hours.data.length === 0 ? <Empty title={t('hours.none')}>{t('hours.none_text')}</Empty> : <HoursTable all={hours.data} onOpen={mayChange ? (one) => setOpen({ hours: one }) : undefined} />}
        </>
      )}
      <Modal opened={open !== null} onClose={close} title={title} size={open && 'hours' in open ? 'lg' : 'md'} closeButtonProps={{ 'aria-label': t('actions.close') }}>
        {open && ('line' in open ? <LineForm line={open.line} onClose={close} /> : <HoursForm hours={open.hours} onClose={close} />)}
      </Modal>
    </Page>
  )
}

const LANGUAGES = { ro: 'Română', en: 'English' }

function LinesTable({ lines, onOpen }: { lines: Line[]; onOpen?: (line: Line) => void }) {
  const { t } = useTranslation()
  return (
    <div className={look.frame}>
      <table className={look.table} data-testid="lines-table">
        <thead>
          <tr>
            <th scope="col">{t('lines.name')}</th>
            <th scope="col">{t('lines.number')}</th>
            <th scope="col">{t('lines.queue')}</th>
            <th scope="col">{t('lines.language')}</th>
            <th scope="col">{t('lines.hours')}</th>
            <th scope="col">{t('lines.recorded')}</th>
            {onOpen && <th scope="col"><span className="hidden-but-read">{t('actions.edit')}</span></th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} data-testid="line-row" data-number={line.number}>
              <td>{line.name}</td>
              <td>{line.number_shown}</td>
              <td>{line.queue_name}</td>
              <td>{LANGUAGES[line.language]}</td>
              <td>{line.hours_name || t('lines.always_open')}</td>
              <td>{line.recorded ? t('lines.yes') : t('lines.no')}</td>
              {onOpen && (
                <td className={look.number}>
                  <Button size="compact-xs" variant="default" onClick={() => onOpen(line)} aria-label={t('lines.edit', { name: line.name })}>
                    {t('actions.edit')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
