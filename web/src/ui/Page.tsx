import type { ReactNode } from 'react'
import classes from './Page.module.css'

interface PageProps {
  title: ReactNode
  aside?: ReactNode
  above?: ReactNode
  testid?: string
  children: ReactNode
}

export function Page({ title, aside, above, testid, children }: PageProps) {
  return (
    <main className={classes.page} data-testid={testid}>
      {above}
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {aside}
      </header>
      {children}
    </main>
  )
}
