import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Interaction } from '../api/types'
import { CallButton } from '../outgoing/CallButton'
import { isNotReached } from '../outgoing/result'
import { useLive } from '../realtime/useLive'
import { Direction } from '../ui/Direction'
import { Page } from '../ui/Page'
import look from '../ui/Page.module.css'
import { Panel } from '../ui/Panel'
import { Failed, Loading } from '../ui/States'
import { Documentation } from './documentation/Documentation'
import { Facts } from './Facts'
import { Figures } from './Figures'
import classes from './InteractionPage.module.css'
import { NotesEditor } from './notes/NotesEditor'
import { Player } from './player/Player'
import { ResultTag } from './ResultTag'
import { interactionQuery } from './useInteractions'

export function InteractionPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/signed-in/interactions/$id' })
  const { data, error, refetch } = useQuery(interactionQuery(id))
  const back = (
    <Link to="/interactions" className={look.back}>
      ← {t('interaction.back')}
    </Link>
  )
  if (error) return <Page title="" above={back}><Failed error={error} retry={() => void refetch()} /></Page>
  if (!data) return <Page title="" above={back}><Loading /></Page>
  return (
    <Page testid="interaction" above={back} title={<Title interaction={data} />} aside={<span data-testid="interaction-result"><ResultTag row={data} /></span>}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Panel><Figures interaction={data} /></Panel>
          <Player interaction={data} />
          <Panel title={t('interaction.facts')}><Facts facts={data.facts} /></Panel>
        </div>
        <div className={classes.column}>
          <Writing interaction={data} />
        </div>
      </div>
    </Page>
  )
}

function Title({ interaction: { customer, number_shown, direction } }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const call = number_shown && <> <CallButton number={number_shown} /></>
  if (!customer) return <><Direction of={direction} /> {number_shown || t('call.withheld')}{call}</>
  return (
    <>
      <Direction of={direction} />{' '}
      <Link to="/customers/$id" params={{ id: customer.id }} className={classes.name}>{customer.name}</Link>
      {number_shown && <span className={classes.number}> {number_shown}</span>}
      {call}
    </>
  )
}

/** Notes and documentation: to be finished by who may, to be read by the others. */
function Writing({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const { id, reason, outcome, may_document: may, notes, documented } = interaction
  const atADesk = useLive(({ picture }) => picture?.calls[id] !== undefined)
  if (may)
    return (
      <>
        <div className={classes.notes}><Panel fills><NotesEditor interaction={id} /></Panel></div>
        {!documented && !isNotReached(interaction) && <p className={classes.todo}>{t('interaction.undocumented')}</p>}
        <Documentation interaction={id} ended={!atADesk || interaction.ended_at !== null} before={{ reason: reason?.id ?? null, outcome: outcome?.id ?? null }} />
      </>
    )
  return (
    <>
      <Panel title={t('documentation.title')}>
        {documented ? (
          <p className={classes.said}>{reason?.name} · {outcome?.name}</p>
        ) : (
          <p className={classes.said}>{t('interaction.undocumented')}</p>
        )}
      </Panel>
      <Panel title={t('interaction.notes')}>
        <p className={classes.said}>{notes.text || t('interaction.no_notes')}</p>
      </Panel>
    </>
  )
}
