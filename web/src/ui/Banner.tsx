import type { ReactNode } from 'react'
import classes from './Banner.module.css'

/** A line across the page about something that is not as it should be. */
export function Banner({ testid, children }: { testid: string; children: ReactNode }) {
  return (
    <div className={classes.banner} data-testid={testid}>
      <span aria-hidden="true">⚠ </span>
      {children}
    </div>
  )
}
