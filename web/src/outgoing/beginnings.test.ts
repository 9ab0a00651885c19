import { expect, it } from 'vitest'
import { ApiError } from '../api/errors'
import { beginnings, fieldOf } from './beginnings'

const GIVEN = { allowed: ['+40', '44'], barred: ['+40900'], at_once: 30, per_hour: 60, ring_s: 45 }
const refusal = (code: string, params: Record<string, string>) => new ApiError(422, code, 'No.', params)

it('reads one beginning a line, without what people write between digits', () => {
  expect(beginnings('+40\n +40 900 \n\n+373, +49;+40')).toEqual(['+40', '+40900', '+373', '+49'])
  expect(beginnings(' ')).toEqual([])
})

it('finds the field that was refused', () => {
  expect(fieldOf(refusal('outgoing.beginning_invalid', { beginning: '44' }), GIVEN)).toBe('allowed')
  expect(fieldOf(refusal('outgoing.beginning_invalid', { beginning: 'x' }), GIVEN)).toBe('barred')
  expect(fieldOf(refusal('request.invalid', { fields: 'ring_s' }), GIVEN)).toBe('ring_s')
  expect(fieldOf(refusal('access.not_allowed', {}), GIVEN)).toBeNull()
})
