import { expect, it } from 'vitest'
import { matchReasons } from './matchReasons'

const REASONS = [
  { name: 'Informații despre factură', shortcut: 'if' },
  { name: 'Defecțiune internet' },
  { name: 'Reclamație' },
  { name: 'Modificare contract' },
]
const found = (typed: string) => matchReasons(REASONS, typed).map(({ name }) => name)

it('shows all while nothing is typed', () => {
  expect(found(' ')).toHaveLength(4)
})

it('finds with two keystrokes, without diacritics', () => {
  expect(found('de')[0]).toBe('Defecțiune internet')
  expect(found('RE')[0]).toBe('Reclamație')
})

it('prefers the shortcut, then the beginning, then a word, then initials', () => {
  expect(found('if')[0]).toBe('Informații despre factură')
  expect(found('in')).toEqual(['Informații despre factură', 'Defecțiune internet'])
  expect(found('mc')).toEqual(['Modificare contract'])
})

it('finds nothing for what is nowhere', () => {
  expect(found('zz')).toEqual([])
})
