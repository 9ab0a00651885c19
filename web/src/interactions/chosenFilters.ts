import type { Filters } from './useInteractions'

/** As the fields of the filter bar hold it; '' is no choice. Days are days of the reader's own time zone. */
export interface Chosen {
  search: string
  from: string
  to: string
  operator: string
  direction: '' | 'in' | 'out'
  undocumented: boolean
}

export const NO_FILTERS: Chosen = { search: '', from: '', to: '', operator: '', direction: '', undocumented: false }

export function asQuery({ search, from, to, operator, direction, undocumented }: Chosen): Filters {
  return {
    ...(search.trim() && { search: search.trim() }),
    ...(from && { from: startOf(from, 0) }),
    // The last day counts whole: up to the beginning of the next.
    ...(to && { to: startOf(to, 1) }),
    ...(operator && { operator_id: operator }),
    ...(direction && { direction }),
    ...(undocumented && { undocumented }),
  }
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

/** What a link to the list may choose beforehand. */
export function fromAddress(given: Record<string, unknown>): Partial<Pick<Chosen, 'operator' | 'direction' | 'from' | 'to'>> {
  const { operator, direction, from, to } = given
  return {
    ...(typeof operator === 'string' && { operator }),
    ...((direction === 'in' || direction === 'out') && { direction }),
    ...(typeof from === 'string' && DAY.test(from) && { from }),
    ...(typeof to === 'string' && DAY.test(to) && { to }),
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/
