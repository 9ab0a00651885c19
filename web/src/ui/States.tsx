import { Button, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './States.module.css'
import { useErrorText } from './useErrorText'

/** Nothing here: what it means and what to do next. */
export function Empty({ title, children, testid }: { title: string; children?: ReactNode; testid?: string }) {
  return (
    <div className={classes.state} data-testid={testid}>
      <p className={classes.title}>{title}</p>
      {children !== undefined && <div className={classes.text}>{children}</div>}
    </div>
  )
}

export function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.state} role="status">
      <Loader size="sm" type="dots" />
      <span className="hidden-but-read">{t('states.loading')}</span>
    </div>
  )
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const text = useErrorText()
  return (
    <div className={classes.state} role="alert">
      <p className={classes.title}>{t('states.failed')}</p>
      <div className={classes.text}>{text(error)}</div>
      {retry && (
        <Button variant="default" mt="sm" onClick={retry}>
          {t('states.retry')}
        </Button>
      )}
    </div>
  )
}
