/** Loudness of a block of samples (-1..1) as 0..1 on a scale that follows the ear: -60 dB and below is 0. */
const FLOOR_DB = -60

export function levelOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const rms = Math.sqrt(sum / Math.max(1, samples.length))
  if (rms === 0) return 0
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(rms)) / FLOOR_DB))
}

/** Below this for a while, nobody speaks into the microphone or it is switched off. */
export const SILENT_BELOW = 0.12
