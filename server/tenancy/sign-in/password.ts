import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";

/** Cost parameters of RFC 7914 as OWASP recommends them for scrypt; they are kept with every hash. */
const COST = { N: 2 ** 15, r: 8, p: 3 };

/** `scrypt$N$r$p$salt$key`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** True where the password is the one that was hashed; false too for a hash that cannot be read. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [kind, N, r, p, salt, key] = hash.split("$");
  if (kind !== "scrypt" || !salt || !key) return false;
  const expected = Buffer.from(key, "base64url");
  const given = await derive(password, Buffer.from(salt, "base64url"), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(given, expected);
}

/** For an unknown person the same work is done, so that the time of the answer says nothing. */
export const unknownPersonsHash = "scrypt$32768$8$3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize("NFC"), salt, 32, { ...cost, maxmem: 256 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

/** True for what is guessed first: one sign or one short piece over and over, runs along the alphabet, the address itself. */
export function isCommonPassword(password: string, email: string): boolean {
  const text = password.toLowerCase();
  const name = email.split("@")[0] ?? "";
  return (
    /^(.{1,5})\1+.{0,4}$/.test(text) ||
    "abcdefghijklmnopqrstuvwxyz".includes(text.slice(0, 12)) ||
    /^(0?1234567890)+\d*$/.test(text) ||
    /^(qwertyuiop|asdfghjkl|password|passwort|quarterdeck|letmein|iloveyou|welcome)+[\d\W_a-z]{0,6}$/.test(text) ||
    text === email.toLowerCase() ||
    (name.length > 3 && text.replaceAll(name, "").length < 6)
  );
}
