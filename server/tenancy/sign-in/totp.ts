import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;
/** A clock may be one step off, either way (RFC 6238, 5.2). */
const DRIFT_STEPS = 1;

/** 160 bits, base32 (RFC 4226, 4 R6). */
export const newSeed = (): string => new Secret({ size: 20 }).base32;

const generatorOf = (seed: string, label = ""): TOTP =>
  new TOTP({
    ...{ issuer: "Quarterdeck", label, algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS },
    secret: Secret.fromBase32(seed),
  });

/** What an authenticator reads from the picture. */
export const seedAddress = (seed: string, email: string): string => generatorOf(seed, email).toString();

/** The step of time whose code it is; null for a code of no step that counts. */
export function stepOfCode(seed: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = generatorOf(seed).validate({ token, timestamp, window: DRIFT_STEPS });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}
