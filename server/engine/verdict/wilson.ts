/** A share lies in here, two-sided 95 %. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** Quantile of the normal distribution for two-sided 95 %, six digits. */
const Z = 1.959964;

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** The Wilson score interval of a measured share (E. B. Wilson, 1927), clamped to 0..1. `sampleSize` is above 0. */
export function wilsonInterval(share: number, sampleSize: number): ShareInterval {
  const squared = Z * Z;
  const scale = 1 + squared / sampleSize;
  const centre = (share + squared / (2 * sampleSize)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / sampleSize + squared / (4 * sampleSize * sampleSize));
  return { low: clamp(centre - half), high: clamp(centre + half) };
}
