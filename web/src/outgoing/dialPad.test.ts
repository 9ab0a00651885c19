import { beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '../api/errors'

const POST = vi.hoisted(() => vi.fn())
vi.mock('../api/client', () => ({ api: { POST }, body: (answer: unknown) => answer }))

const { dialPad } = await import('./dialPad')

beforeEach(() => {
  POST.mockReset()
  dialPad.forget()
})

it('is empty once the call has begun, and keeps the line', async () => {
  dialPad.from('line-2')
  dialPad.type('0722 000-101')
  await dialPad.call(dialPad.view.number)
  expect(POST).toHaveBeenCalledWith('/api/v1/calls', { body: { number: '0722000101', line_id: 'line-2' } })
  expect(dialPad.view).toMatchObject({ number: '', line: 'line-2', pending: false, error: null })
})

it('keeps what was typed when it is refused, and says why until something else is typed', async () => {
  const refusal = new ApiError(403, 'outgoing.not_allowed', 'Not allowed.', {})
  POST.mockRejectedValueOnce(refusal)
  await dialPad.call('+1 202')
  expect(dialPad.view).toMatchObject({ number: '+1 202', pending: false, error: refusal })
  dialPad.type('+1 2025')
  expect(dialPad.view.error).toBeNull()
})

it('keeps the number, without a reason that would be old, when another call came first', async () => {
  POST.mockRejectedValueOnce(new ApiError(409, 'calls.busy', 'Busy.', {}))
  await expect(dialPad.call('112')).rejects.toThrow()
  expect(dialPad.view).toMatchObject({ number: '112', pending: false, error: null })
})

it('dials once however often one presses', async () => {
  POST.mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 1)))
  await Promise.all([dialPad.call('112'), dialPad.call('112')])
  expect(POST).toHaveBeenCalledTimes(1)
})
