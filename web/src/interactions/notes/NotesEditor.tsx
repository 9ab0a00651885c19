import { Button, Group, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notes } from '../../api/types'
import { KEYS } from '../../desk/shortcuts'
import { moment } from '../../i18n/formats'
import { Key } from '../../ui/Key'
import { useShortcut } from '../../ui/shortcuts'
import { Failed, Loading } from '../../ui/States'
import classes from './NotesEditor.module.css'
import { notesQuery, useNotes, type NotesEditing } from './useNotes'

const LONGEST = 20_000

export function NotesEditor({ interaction }: { interaction: string }) {
  const { data, error, refetch } = useQuery(notesQuery(interaction))
  if (data) return <Editor key={interaction} interaction={interaction} loaded={data} />
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading />
}

function Editor({ interaction, loaded }: { interaction: string; loaded: Notes }) {
  const { t } = useTranslation()
  const editing = useNotes(interaction, loaded)
  const field = useRef<HTMLTextAreaElement>(null)
  useShortcut(KEYS.notes.combination, () => field.current?.focus())
  return (
    <div className={classes.editor}>
      <div className={classes.head}>
        <label htmlFor={`notes-${interaction}`} className={classes.label}>
          {t('notes.title')} <Key name={KEYS.notes.shown} />
        </label>
        <SavedState editing={editing} />
      </div>
      {editing.state === 'conflict' && <Conflict editing={editing} />}
      <Textarea
        id={`notes-${interaction}`} ref={field} className={classes.field} classNames={{ wrapper: classes.grow, input: classes.input }}
        value={editing.draft.text} onChange={(e) => editing.type(e.currentTarget.value)} onBlur={editing.flush} maxLength={LONGEST}
        placeholder={t('notes.placeholder')} data-testid="notes"
      />
    </div>
  )
}

function SavedState({ editing: { state, draft } }: { editing: NotesEditing }) {
  const { t } = useTranslation()
  const time = draft.known.saved_at ? moment(draft.known.saved_at, 'seconds') : null
  return (
    <span className={classes.state} data-testid="notes-state" data-state={state} role="status">
      {state === 'saved' ? (time ? t('notes.saved', { time }) : t('notes.empty')) : t(`notes.${state}`)}
    </span>
  )
}

function Conflict({ editing }: { editing: NotesEditing }) {
  const { t } = useTranslation()
  return (
    <div className={classes.conflict} role="alert" data-testid="notes-conflict">
      <p>{t('notes.conflict_explain')}</p>
      <blockquote className={classes.theirs}>{editing.draft.theirs?.text || t('notes.conflict_nothing')}</blockquote>
      <Group gap={6}>
        <Button size="xs" variant="default" onClick={() => editing.keep('both')} data-testid="notes-keep-both">{t('notes.keep_both')}</Button>
        <Button size="xs" variant="default" onClick={() => editing.keep('mine')} data-testid="notes-keep-mine">{t('notes.keep_mine')}</Button>
        <Button size="xs" variant="default" onClick={() => editing.keep('theirs')} data-testid="notes-keep-theirs">{t('notes.keep_theirs')}</Button>
      </Group>
    </div>
  )
}
