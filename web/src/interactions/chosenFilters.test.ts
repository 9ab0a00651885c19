import { expect, it } from 'vitest'
import { asQuery, fromAddress, NO_FILTERS } from './chosenFilters'

it('asks for nothing while nothing is chosen', () => {
  expect(asQuery({ ...NO_FILTERS, search: '  ' })).toEqual({})
})

it('takes whole days of the reader', () => {
  const { from, to } = asQuery({ ...NO_FILTERS, from: '2026-02-28', to: '2026-02-28' })
  expect(from).toBe(new Date(2026, 1, 28).toISOString())
  expect(to).toBe(new Date(2026, 2, 1).toISOString())
})

it('asks for one direction only when one is chosen', () => {
  expect(asQuery({ ...NO_FILTERS, direction: 'out' })).toEqual({ direction: 'out' })
})

it('takes from an address only what it understands', () => {
  expect(fromAddress({ operator: 'ana', from: '2026-11-02', to: 'yesterday', search: 'x' })).toEqual({ operator: 'ana', from: '2026-11-02' })
  expect(fromAddress({ operator: 7, direction: 'both' })).toEqual({})
  expect(fromAddress({ direction: 'out' })).toEqual({ direction: 'out' })
})
