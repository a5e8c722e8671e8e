import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { COMMON_WORDS } from "./common-words";

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

/** Kept for who never set a password; no password matches it. */
export const NO_PASSWORD = "none";

/** For an unknown person, and for one without a password, the same work is done, so that the time of the answer says nothing. */
export const unknownPersonsHash = "scrypt$32768$8$3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize("NFC"), salt, 32, { ...cost, maxmem: 256 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

/** Keys that lie side by side, and runs along the alphabet and the digits. */
const RUNS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
];
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" },
};

/**
 * True for what is guessed first: one piece over and over, runs along the alphabet or the keyboard, a common word with
 * digits and signs around it or in it, the person's own address.
 */
export function isCommonPassword(password: string, email: string): boolean {
  const text = password.toLowerCase();
  const name = email.toLowerCase().split("@")[0] ?? "";
  return (
    /^(.{1,5})\1+.{0,4}$/.test(text) ||
    isRun(text) ||
    isCommonWord(text) ||
    /^(qwertyuiop|asdfghjkl|password|passwort|quarterdeck|letmein|iloveyou|welcome)+[\d\W_a-z]{0,6}$/.test(text) ||
    text === email.toLowerCase() ||
    (name.length > 3 && text.replaceAll(name, "").length < 6)
  );
}

function isRun(text: string): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]+$/u, "");
  const start = letters.slice(0, 12);
  return RUNS.some((run) => {
    const both = [run, [...run].reverse().join("")];
    return start.length >= 6 && both.some((way) => way.includes(start) && letters.length <= start.length + 8);
  });
}

/** `P4ssw0rd!2026`, `dragon-dragon`, `Summer2026`. */
function isCommonWord(text: string): boolean {
  const bare = text.replace(/[^\p{L}]+$/u, "").replace(/^[^\p{L}]+/u, "");
  const plain = [...bare].map((sign) => LOOKALIKES[sign] ?? sign).join("");
  const words = plain.split(/[^\p{L}]+/u).filter((word) => word !== "");
  const around = text.length - bare.length;
  return around <= 8 && words.length > 0 && new Set(words).size === 1 && COMMON_WORDS.has(words[0] ?? "");
}
