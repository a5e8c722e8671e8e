import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { setUpQueue } from "../../queue";
import { useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { asPerson } from "../tenant-database";
import { askPasskey, enterByPasskey } from "./enter-by-passkey";
import { openSession } from "./open-session";
import { addPasskey, askForPasskey, listPasskeys, removePasskey, renamePasskey } from "./passkeys";
import { personOfSession, type SignedInPerson } from "./session";

const database = useTestDatabase();
const ORIGIN = "https://quarterdeck.example";
const FROM = { userAgent: "", demoMaySignIn: false };
const now = new Date("2026-11-20T09:00:00Z");
let harbour: WorldOrganization;

beforeAll(async () => {
  process.env.APP_URL = ORIGIN;
  await setUpQueue(database.adminUrl);
  ({ harbour } = await world("harbour"));
});

/** CBOR (RFC 8949) of what an authenticator says: small integers, bytes, texts and maps of them. */
function cbor(value: unknown): Buffer {
  const head = (major: number, size: number): Buffer =>
    size < 24
      ? Buffer.from([(major << 5) | size])
      : size < 256
        ? Buffer.from([(major << 5) | 24, size])
        : Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, inner]) => [cbor(key), cbor(inner)])]);
}

/** An authenticator in software (WebAuthn, 6): one ES256 key that verifies its user and counts. */
class Authenticator {
  readonly id = randomBytes(16);
  counter = 0;
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });

  constructor(
    readonly userId: string,
    readonly terms: { origin?: string; place?: string; verifies?: boolean } = {},
  ) {}

  get privateKey(): KeyObject {
    return this.#keys.privateKey;
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.terms.origin ?? ORIGIN, crossOrigin: false }));
  }

  #authenticatorData(extra: Buffer = Buffer.alloc(0)): Buffer {
    const flags = 0x01 | (this.terms.verifies === false ? 0 : 0x04) | (extra.length > 0 ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE((this.counter += 1));
    const place = createHash("sha256")
      .update(this.terms.place ?? "quarterdeck.example")
      .digest();
    return Buffer.concat([place, Buffer.from([flags]), count, extra]);
  }

  #answer<Response extends object>(response: Response) {
    const id = this.id.toString("base64url");
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {}, response };
  }

  make(challenge: string) {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const key = new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, "base64url")], [-3, Buffer.from(y, "base64url")]]); // prettier-ignore
    const size = Buffer.from([0, this.id.length]);
    const data = this.#authenticatorData(Buffer.concat([Buffer.alloc(16), size, this.id, cbor(key)]));
    const attestation = cbor(new Map<string, unknown>([["fmt", "none"], ["attStmt", new Map()], ["authData", data]])); // prettier-ignore
    return this.#answer({
      clientDataJSON: this.#clientData("webauthn.create", challenge).toString("base64url"),
      attestationObject: attestation.toString("base64url"),
    });
  }

  sign(challenge: string) {
    const data = this.#authenticatorData();
    const client = this.#clientData("webauthn.get", challenge);
    const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
    return this.#answer({
      clientDataJSON: client.toString("base64url"),
      authenticatorData: data.toString("base64url"),
      signature: createSign("sha256").update(signed).sign(this.privateKey).toString("base64url"),
      userHandle: Buffer.from(this.userId).toString("base64url"),
    });
  }
}

async function signedIn({ userId }: SignedInPerson): Promise<SignedInPerson> {
  const opened = await asPerson(null, (db) =>
    openSession(db, { userId, method: "password", boundTo: null, userAgent: "", now }),
  );
  return (await personOfSession(opened.sessionId, now, false))!;
}

async function added(person: SignedInPerson, authenticator: Authenticator, name = "Laptop"): Promise<void> {
  const { challenge } = await askForPasskey(person, now);
  await addPasskey(person, { name, answer: authenticator.make(challenge) }, now);
}

const asked = async (): Promise<string> => (await askPasskey("", now)).challenge;

describe("a passkey", () => {
  it("is added, named, signs in by itself, and is taken away", async () => {
    const person = await signedIn(harbour.people.analyst);
    const stranger = await signedIn(harbour.people.viewer);
    const laptop = new Authenticator(person.userId);
    await added(person, laptop);
    const [listed] = await listPasskeys(person);
    expect(listed).toMatchObject({ name: "Laptop", lastUsed: null });
    await renamePasskey(person, { id: listed!.id, name: "Old laptop" });
    for (const act of [
      renamePasskey(stranger, { id: listed!.id, name: "Mine" }),
      removePasskey(stranger, { id: listed!.id }, now),
    ])
      await expect(act).rejects.toMatchObject({ code: "not-found" });

    const opened = await enterByPasskey({ answer: laptop.sign(await asked()) }, FROM, now);
    expect(opened.email).toBe(person.email);
    expect(await listPasskeys(person)).toMatchObject([{ name: "Old laptop", lastUsed: now }]);

    await removePasskey(person, { id: listed!.id }, now);
    await expect(enterByPasskey({ answer: laptop.sign(await asked()) }, FROM, now)).rejects.toMatchObject({
      code: "wrong-passkey",
    });
  });

  it("answers one challenge once, for this place alone, with its user verified, counting up", async () => {
    const person = await signedIn(harbour.people.admin);
    const phone = new Authenticator(person.userId);
    await added(person, phone);
    const enter = (answer: ReturnType<Authenticator["sign"]>, at = now) => enterByPasskey({ answer }, FROM, at);
    const wrong = { code: "wrong-passkey" };

    const answer = phone.sign(await asked());
    const both = await Promise.allSettled([enter(answer), enter(answer)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(enter(phone.sign(randomBytes(32).toString("base64url")))).rejects.toMatchObject(wrong);
    const late = phone.sign(await asked());
    await expect(enter(late, new Date(now.getTime() + 6 * 60_000))).rejects.toMatchObject(wrong);

    for (const terms of [
      { origin: "https://quarterdeck.example.evil.example" },
      { place: "evil.example" },
      { verifies: false },
    ]) {
      Object.assign(phone.terms, { origin: undefined, place: undefined, verifies: undefined }, terms);
      await expect(enter(phone.sign(await asked())), JSON.stringify(terms)).rejects.toMatchObject(wrong);
    }
    Object.assign(phone.terms, { origin: undefined, place: undefined, verifies: undefined });
    await expect(enter(phone.sign(await asked()))).resolves.toBeDefined();
    // A copy of the key that has not counted as far.
    phone.counter = 1;
    await expect(enter(phone.sign(await asked()))).rejects.toMatchObject(wrong);
    phone.counter = 50;
    const forged = phone.sign(await asked());
    forged.response.signature = new Authenticator(person.userId).sign("x").response.signature;
    await expect(enter(forged)).rejects.toMatchObject(wrong);
  });

  it("is not made from another's challenge, nor added twice", async () => {
    const person = await signedIn(harbour.people.owner);
    const other = await signedIn(harbour.people.reviewer);
    const { challenge } = await askForPasskey(other, now);
    const key = new Authenticator(person.userId);
    await expect(addPasskey(person, { name: "Key", answer: key.make(challenge) }, now)).rejects.toMatchObject({
      code: "not-made",
    });
    await added(person, key);
    await expect(added(other, key)).rejects.toMatchObject({ code: "known" });
  });
});
