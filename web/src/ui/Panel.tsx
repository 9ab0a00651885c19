import type { ReactNode } from 'react'
import classes from './Panel.module.css'

interface PanelProps {
  title?: ReactNode
  aside?: ReactNode
  testid?: string
  /** Takes the room that is left, and scrolls inside. */
  fills?: boolean
  emphasis?: boolean
  children: ReactNode
}

export function Panel({ title, aside, testid, fills, emphasis, children }: PanelProps) {
  return (
    <section className={classes.panel} data-testid={testid} data-fills={fills ?? false} data-emphasis={emphasis ?? false}>
      {title !== undefined && (
        <header className={classes.head}>
          <h2 className={classes.title}>{title}</h2>
          {aside}
        </header>
      )}
      <div className={classes.body}>{children}</div>
    </section>
  )
}
