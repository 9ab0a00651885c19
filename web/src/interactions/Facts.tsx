import type { Interaction } from '../api/types'
import { clock, moment } from '../i18n/formats'
import classes from './InteractionPage.module.css'

/** What happened, in order, one sentence each, with how long it lasted. */
export function Facts({ facts }: { facts: Interaction['facts'] }) {
  return (
    <ol className={classes.facts}>
      {facts.map(({ n, at, kind, text, why, duration_s }) => (
        <li key={n} className={classes.fact} data-testid="fact-row" data-kind={kind}>
          <time className={classes.at} dateTime={at}>{moment(at, 'seconds')}</time>
          <span>
            {text}
            {why !== null && <span className={classes.why} data-testid="fact-why">{why}</span>}
          </span>
          <span className={classes.lasted}>{duration_s === null ? '' : clock(duration_s)}</span>
        </li>
      ))}
    </ol>
  )
}
