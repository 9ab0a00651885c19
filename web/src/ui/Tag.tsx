import type { ReactNode } from 'react'
import classes from './Tag.module.css'

export type Tone = 'good' | 'warn' | 'bad' | 'quiet'

const SIGNS: Record<Tone, string> = { good: '●', warn: '▲', bad: '■', quiet: '○' }

/** A short state. Its shape says as much as its colour. */
export function Tag({ tone, children, testid }: { tone: Tone; children: ReactNode; testid?: string }) {
  return (
    <span className={classes.tag} data-tone={tone} data-testid={testid}>
      <span aria-hidden="true">{SIGNS[tone]}</span> {children}
    </span>
  )
}
