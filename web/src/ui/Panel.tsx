import type { ReactNode } from 'react'
import classes from './Panel.module.css'

interface PanelProps {
  title?: ReactNode
  aside?: ReactNode
  testid?: string
  /** Takes the room that is left, and scrolls inside. */
  fills?: boolean
  /** As high as it needs, up to a part of the column, then scrolls inside. */
  bounded?: boolean
  emphasis?: boolean
  children: ReactNode
}

export function Panel({ title, aside, testid, fills, bounded, emphasis, children }: PanelProps) {
  return (
    <section className={classes.panel} data-testid={testid} data-fills={fills ?? false} data-bounded={bounded ?? false} data-emphasis={emphasis ?? false}>
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
