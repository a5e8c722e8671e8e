import { createHash, createVerify, generateKeyPairSync } from "node:crypto";
import { SMTPServer } from "smtp-server";
import { afterAll, describe, expect, it } from "vitest";
import { freePort } from "@/server/database";
import { Refusal } from "@/server/kernel/refusal";
import { readEnvironment } from "@/server/environment/environment";
import { smtp } from "./smtp";

const taken: string[] = [];
const port = await freePort();
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  logger: false,
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      taken.push(Buffer.concat(chunks).toString("latin1"));
      done();
    });
  },
});
await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const letter = {
  ...{ from: "Quarterdeck <q@example.com>", to: { name: "Lena", address: "lena@example.org" }, subject: "Q3 2026" },
  ...{ messageId: "<one@quarterdeck>", date: new Date("2026-10-14T07:00:00Z"), html: "<p>Q3  é</p>", text: "Q3\n\n" },
  ...{ headers: {}, attachments: [] },
};

/** RFC 6376, 3.4.2 and 3.4.4: relaxed header and body. */
const relaxedHeader = (header: string): string => {
  const at = header.indexOf(":");
  const value = header
    .slice(at + 1)
    .replaceAll(/\r\n(?=[ \t])/g, "")
    .replaceAll(/[ \t]+/g, " ");
  return `${header.slice(0, at).trim().toLowerCase()}:${value.trim()}`;
};
const relaxedBody = (body: string): string => {
  const lines = body
    .replaceAll(/[ \t]+(?=\r\n)/g, "")
    .replaceAll(/[ \t]+/g, " ")
    .replace(/(\r\n)*$/, "");
  return lines === "" ? "" : `${lines}\r\n`;
};

function verify(raw: string): { body: boolean; signature: boolean; tags: Record<string, string> } {
  const end = raw.indexOf("\r\n\r\n");
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signed = headers.find((one) => /^dkim-signature:/i.test(one)) ?? "";
  const tags = Object.fromEntries(
    signed
      .slice(signed.indexOf(":") + 1)
      .split(";")
      .map((tag) => {
        const at = tag.indexOf("=");
        return [tag.slice(0, at).trim(), tag.slice(at + 1).replaceAll(/\s/g, "")];
      }),
  ) as Record<string, string>;
  const named = (tags.h ?? "").toLowerCase().split(":");
  const found = named.map((name) => headers.find((one) => one.toLowerCase().startsWith(`${name}:`)) ?? "");
  const bare = relaxedHeader(signed).replace(/b=[^;]*$/, "b=");
  const data = [...found.filter(Boolean).map(relaxedHeader), bare].join("\r\n");
  return {
    body:
      createHash("sha256")
        .update(relaxedBody(raw.slice(end + 4)), "latin1")
        .digest("base64") === tags.bh,
    signature: createVerify("RSA-SHA256")
      .update(data, "latin1")
      .verify(publicKey, tags.b ?? "", "base64"),
    tags,
  };
}

describe("a letter with a key", () => {
  it("is signed so that its reader can check it", async () => {
    const transport = smtp(`smtp://127.0.0.1:${port}`, {
      ...{ domainName: "example.com", keySelector: "quarterdeck", privateKey },
    });
    expect(await transport.send(letter, "one.eml")).toEqual({ kind: "sent" });
    const { body, signature, tags } = verify(taken[0] ?? "");
    expect([tags.d, tags.s]).toEqual(["example.com", "quarterdeck"]);
    expect(tags.h?.toLowerCase().split(":")).toEqual(expect.arrayContaining(["from", "to", "subject", "message-id"]));
    expect([body, signature]).toEqual([true, true]);
    expect(verify((taken[0] ?? "").replace("Q3 2026", "Q4 2026")).signature).toBe(false);
  });

  it("needs all three of its settings, and a key in PEM", () => {
    expect(() => readEnvironment({ DKIM_DOMAIN: "example.com" })).toThrow(Refusal);
    expect(() => readEnvironment({ DKIM_DOMAIN: "example.com" })).toThrow(/DKIM_SELECTOR.*DKIM_PRIVATE_KEY/);
    const all = { DKIM_DOMAIN: "example.com", DKIM_SELECTOR: "q" };
    expect(() => readEnvironment({ ...all, DKIM_PRIVATE_KEY: "secret" })).toThrow(/PEM/);
    expect(readEnvironment({ ...all, DKIM_PRIVATE_KEY: privateKey.replaceAll("\n", "\\n") }).DKIM_PRIVATE_KEY).toBe(
      privateKey,
    );
  });
});
