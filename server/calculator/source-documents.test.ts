import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { policyDefaults } from "@/server/engine";
import { PRESETS } from "./presets";

const root = process.cwd();
const page = readFileSync(join(root, "docs/source-documents.md"), "utf8");
const quoted = [...new Set([...page.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? ""))];

/** Files that the page names without their folder stand in this room, or beside its tests. */
const ROOMS = ["server/calculator", "server/calculator/presets", "server/engine"].map((room) => join(root, room));

describe("the table of the source documents", () => {
  it("names only files and folders that are there", () => {
    const paths = quoted.filter((text) => /^(server|app|cli|docs)\//.test(text));
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const files = quoted.filter((text) => /^[a-z-]+(\.test)?\.ts$/.test(text));
    const here = new Set(ROOMS.flatMap((room) => readdirSync(room)));
    expect(files.filter((file) => !here.has(file))).toEqual([]);
  });

  it("names every preset, and no other", () => {
    const named = [...page.matchAll(/scenarios? ((?:`[a-z0-9-]+`(?:, | and )?)+)/g)].flatMap(([, list]) =>
      [...(list ?? "").matchAll(/`([a-z0-9-]+)`/g)].map(([, id]) => id ?? ""),
    );
    const known = PRESETS.map(({ id }) => id);
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
    expect(known.filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
  });

  it("names thresholds of the policy by their keys", () => {
    const keys = Object.keys(policyDefaults);
    const like = quoted.filter((text) =>
      /^(min|max|few)[A-Z]|^adverse\.|TokensPerDay$|Multiplier$|CostRatio$/.test(text),
    );
    expect(like.length).toBeGreaterThan(8);
    expect(like.filter((key) => !keys.includes(key))).toEqual([]);
  });
});
