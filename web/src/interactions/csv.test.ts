import { expect, it } from 'vitest'
import { csvLine } from './csv'

it('quotes what needs it', () => {
  expect(csvLine(['Ion "Nelu", Pop', 12, 'simplu'])).toBe('"Ion ""Nelu"", Pop",12,simplu\r\n')
})

it('lets no cell be a formula', () => {
  expect(csvLine(['=1+1', '+40721'])).toBe('"\'=1+1","\'+40721"\r\n')
})
