import { describe, expect, it } from "vitest";
import { BrokenWay, sendInParts, type UploadWay } from "./send-in-parts";

/** A server's end that breaks when it is told to. */
function farEnd(faults: readonly (Error | null)[] = []) {
  const left = [...faults];
  const uploads = new Map<string, string>();
  const sizes = new Map<string, number>();
  const way: UploadWay = {
    begin: async () => {
      const id = `upload-${uploads.size + 1}`;
      uploads.set(id, "");
      return id;
    },
    offsetOf: async (id) => uploads.get(id)?.length ?? null,
    send: async (id, offset, part) => {
      const fault = left.shift();
      if (fault) throw fault;
      const before = uploads.get(id) ?? "";
      expect(offset).toBe(before.length);
      uploads.set(id, before + (await part.text()));
      const size = sizes.get("all") ?? 0;
      return { offset: uploads.get(id)!.length, isDone: uploads.get(id)!.length === size };
    },
  };
  return { way, uploads, expectBytes: (bytes: number) => sizes.set("all", bytes) };
}

const TEXT = "a file of several parts";
function send(end: ReturnType<typeof farEnd>, begun: string | null = null) {
  end.expectBytes(TEXT.length);
  const kept = { id: begun };
  const pauses: number[] = [];
  const sending = {
    memory: { get: () => kept.id, set: (id: string | null) => void (kept.id = id) },
    pause: async (milliseconds: number) => void pauses.push(milliseconds),
    onProgress: () => undefined,
    partBytes: 5,
  };
  return { sent: sendInParts(new Blob([TEXT]), end.way, sending), kept, pauses };
}

describe("sending in parts", () => {
  it("sends every byte once, and forgets the upload when it is whole", async () => {
    const end = farEnd();
    const { sent, kept } = send(end);
    expect(await sent).toBe("upload-1");
    expect([end.uploads.get("upload-1"), kept.id]).toEqual([TEXT, null]);
  });

  it("waits longer and longer while it breaks, and not once it gets on", async () => {
    const broken = new BrokenWay("torn");
    const end = farEnd([null, broken, broken, broken, null, broken]);
    const { sent, pauses } = send(end);
    await sent;
    expect(pauses).toEqual([500, 1000, 2000, 500]);
    expect(end.uploads.get("upload-1")).toBe(TEXT);
  });

  it("gives up in the end, and remembers where to go on", async () => {
    const end = farEnd(Array.from({ length: 40 }, () => new BrokenWay("torn")));
    const { sent, kept, pauses } = send(end);
    await expect(sent).rejects.toBeInstanceOf(BrokenWay);
    expect([kept.id, pauses.length, Math.max(...pauses)]).toEqual(["upload-1", 25, 30_000]);
  });

  it("goes on with what is remembered, and begins anew where that is gone", async () => {
    const end = farEnd();
    end.uploads.set("upload-1", TEXT.slice(0, 7));
    expect(await send(end, "upload-1").sent).toBe("upload-1");
    expect(end.uploads.get("upload-1")).toBe(TEXT);
    expect(await send(farEnd(), "swept").sent).toBe("upload-1");
  });

  it("ends at once with the server's sentence where it is refused, and remembers nothing", async () => {
    const { sent, kept, pauses } = send(farEnd([new Error("There is no room on the disk for this file.")]));
    await expect(sent).rejects.toThrow("There is no room on the disk for this file.");
    expect([kept.id, pauses]).toEqual([null, []]);
  });

  it("sends a file of nothing", async () => {
    const end = farEnd();
    end.expectBytes(0);
    const memory = { get: () => null, set: () => undefined };
    const options = { memory, pause: async () => undefined, onProgress: () => undefined };
    expect(await sendInParts(new Blob([]), end.way, options)).toBe("upload-1");
  });
});
