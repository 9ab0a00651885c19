/** The outline of one side's loudness as a closed SVG path, mirrored about `middle`; peaks are 0..1. */
export function outline(peaks: readonly number[], middle: number, reach: number): string {
  if (peaks.length === 0) return ''
  const height = (peak: number) => Math.max(0.4, Math.min(1, peak) * reach)
  const up = peaks.map((peak, x) => `${String(x)},${(middle - height(peak)).toFixed(1)}`)
  const down = peaks.map((peak, x) => `${String(x)},${(middle + height(peak)).toFixed(1)}`).reverse()
  return `M${[...up, ...down].join('L')}Z`
}
