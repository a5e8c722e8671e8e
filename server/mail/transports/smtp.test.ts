import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { fateOf, smtp } from "./smtp";

const error = (facts: object) => Object.assign(new Error("what the server said"), facts);

describe("what an error says about a letter", () => {
  it.each([
    ["a 4xx", { responseCode: 451, command: "DATA" }, true, "later"],
    ["a 5xx", { responseCode: 554, command: "DATA" }, true, "refused"],
    ["a wrong password", { responseCode: 535, code: "EAUTH", command: "AUTH PLAIN" }, false, "later"],
    ["no answer to the connection", { code: "ECONNECTION", command: "CONN" }, false, "later"],
    ["a connection that timed out", { code: "ETIMEDOUT", command: "CONN" }, false, "later"],
    ["silence after the text", { code: "ETIMEDOUT", command: "CONN" }, true, "uncertain"],
    ["a break while the text was sent", { code: "ESOCKET", command: "CONN" }, true, "uncertain"],
    ["an address that no server may see", { code: "EENVELOPE" }, false, "refused"],
    ["a letter that is too large", { code: "EMESSAGE" }, false, "refused"],
  ])("%s: %j, handed over %s, is %s", (_what, facts, isHandedOver, kind) => {
    expect(fateOf(error(facts), isHandedOver).kind).toBe(kind);
  });
});

/** What a mail server does when it gets a line, by its verb; `.` is the end of the text. */
type Conduct = Readonly<Record<string, string | "silence" | "hang up">>;
const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

const WELL: Conduct = {
  greeting: "220 ready",
  EHLO: "250 ok",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go on",
  ".": "250 taken",
  QUIT: "221 bye",
};

async function serverThat(conduct: Conduct): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    let isText = false;
    const act = (verb: string) => {
      const does = { ...WELL, ...conduct }[verb] ?? "500 what";
      if (does === "hang up") socket.destroy();
      else if (does !== "silence") socket.write(`${does}\r\n`);
    };
    let rest = "";
    socket.on("data", (chunk: Buffer) => {
      const lines = `${rest}${chunk.toString("latin1")}`.split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (isText && line !== ".") continue;
        const verb = isText ? "." : (line.split(" ")[0] ?? "").toUpperCase();
        isText = verb === "DATA" && !("DATA" in conduct);
        act(verb);
      }
    });
    act("greeting");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const letter = {
  ...{ from: "q@house.example", to: { name: "Lena", address: "lena@post.example" }, subject: "Q3" },
  ...{ messageId: "<1@house.example>", date: new Date("2026-10-05T12:00:00Z"), html: "<p>Q3</p>", text: "Q3" },
  ...{ headers: {}, attachments: [] },
};
const fateAt = async (conduct: Conduct) =>
  smtp(`${await serverThat(conduct)}?ignoreTLS=true`, undefined, 400).send(letter, "1.eml");

describe("a conversation with a mail server", () => {
  it.each<[string, Conduct, object]>([
    ["that takes the letter", {}, { kind: "sent" }],
    ["that is silent after the text", { ".": "silence" }, { kind: "uncertain" }],
    ["that hangs up after the text", { ".": "hang up" }, { kind: "uncertain" }],
    ["that is silent when asked for the text", { DATA: "silence" }, { kind: "later" }],
    ["that hangs up at the address", { RCPT: "hang up" }, { kind: "later" }],
    ["that is silent at the sender", { MAIL: "silence" }, { kind: "later" }],
    ["that hangs up at once", { greeting: "hang up" }, { kind: "later" }],
    ["that is closing", { greeting: "421 closing" }, { kind: "later" }],
    ["that is busy with the text", { ".": "451 try again" }, { kind: "later" }],
    ["that refuses the text", { ".": "554 spam" }, { kind: "refused", isAddress: false }],
    ["that does not know the address", { RCPT: "550 nobody" }, { kind: "refused", isAddress: true }],
    ["whose mailbox is full for now", { RCPT: "452 full" }, { kind: "later" }],
  ])("%s", async (_what, conduct, fate) => {
    expect(await fateAt(conduct)).toMatchObject(fate);
  });
});
