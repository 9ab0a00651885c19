/** One line of a CSV file. A text that a spreadsheet would take for a formula is marked as text. */
export function csvLine(values: readonly (string | number)[]): string {
  return values.map(cell).join(',') + '\r\n'
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
