/** For comparing what people type: without case and diacritics, so that "factura" finds "Factură". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
