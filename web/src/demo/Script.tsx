import { useTranslation } from 'react-i18next'
import type { Dialogue } from '../api/types'
import { Panel } from '../ui/Panel'
import { useNow } from '../ui/useNow'
import classes from './DemoPage.module.css'
import { spokenNow } from './progress'

/** What the recorded customer says; the sentence being spoken is marked. `since`: when the voice began. */
export function Script({ dialogue, since }: { dialogue: Dialogue; since: string | null }) {
  const { t } = useTranslation()
  const now = useNow()
  const current = since === null ? -1 : spokenNow(dialogue.text, (now - Date.parse(since)) / 1000)
  return (
    <Panel title={t('demo.text')}>
      <ol className={classes.script} lang={dialogue.language}>
        {dialogue.text.map(({ text }, place) => (
          <li key={place} className={classes.sentence} aria-current={place === current} data-said={place < current} data-testid="demo-sentence">
            {text}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
