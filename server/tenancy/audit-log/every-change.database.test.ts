import { beforeAll, describe, expect, it, vi } from "vitest";
import { setUpQueue } from "../../queue";
import { aim } from "../../testing/aim";
import { answered, NOW, type Ask } from "../../testing/ask-pair";
import { furnish, type FurnishedIds } from "../../testing/furnish";
import { tenantProcedures } from "../../testing/procedures";
import { takingBack } from "../../testing/take-back";
import { tenantTables } from "../../testing/tenant-rows";
import { useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { ROLES } from "../schema";
import { roleMay, type Ability } from "../abilities";
import { inTenant } from "../tenant-database";

const database = useTestDatabase();
let acme: WorldOrganization;
let own: FurnishedIds;
beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  ({ acme } = await world("acme"));
  own = await furnish(acme, { word: "acme", tokens: 8_000_021, folder: database.folder });
}, 180_000);

/** What leaves no row although it writes, and why. */
const UNRECORDED: Readonly<Record<string, string>> = {};

/** Inputs that fit together, where an example alone does not. */
const RIGHT: Readonly<Record<string, unknown>> = {
  "outbox.editServer": {
    ...{ host: "1.1.1.1", port: 587, isTls: false, userName: "q", password: "p" },
    ...{ fromAddress: "q@acme.example", fromName: "" },
  },
  "tenancy.invite": { email: "guest@elsewhere.example", role: "viewer" },
  "prices.override": {
    ...{ provider: "openai", model: "gpt-5", perMTok: { input: "1", output: "2" }, contextTiers: [], units: {} },
    ...{ from: "2026-01-01", to: null, reason: "a contract of our own" },
  },
  "prices.uploadRates": {
    ...{ fileName: "rates.csv", text: "date,currency,rate\n2026-09-30,CHF,1.1\n", reason: "the bank's page" },
  },
  "schedule.edit": {
    ...{ isOn: true, businessDay: 9, clockTime: "07:30", timeZone: "Europe/Zurich", remindBefore: 1 },
    ...{ holidays: [], requiredSignatures: 2, preparerMaySign: false },
  },
};

/** Which tables one call changed, rows of the queue apart, and whether the log tells of it. */
interface Effect {
  readonly path: string;
  readonly code: string;
  readonly changed: readonly string[];
}

interface Looked {
  readonly name: string;
  readonly rows: number;
  /** A row was written by the transaction that looks. */
  readonly isTouched: boolean;
}

async function effects(): Promise<Effect[]> {
  const names = ["Organization", ...(await tenantTables(database.adminUrl))];
  const look = names
    .map(
      (name) =>
        `SELECT '${name}' AS name, count(*)::int AS rows, coalesce(bool_or(xmin = pg_current_xact_id()::xid), false) AS "isTouched" FROM "${name}"`,
    )
    .join(" UNION ALL ");
  const before = new Map(
    (await inTenant(acme.id, (db) => db.$queryRawUnsafe<Looked[]>(look))).map(({ name, rows }) => [name, rows]),
  );
  let changed: string[] = [];
  const seen: Effect[] = [];
  const ask: Ask = (procedure, role, input) =>
    answered(procedure.call({ person: acme.people[role], slug: acme.slug, now: NOW }, input));
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await takingBack(
    async () => {
      for (const procedure of tenantProcedures().filter(({ type }) => type === "mutation")) {
        const role = ROLES.find((one) => roleMay(one, procedure.door as Ability)) ?? "owner";
        const aimed = await aim(procedure, ask, own);
        const input = RIGHT[procedure.path] ?? (Object.keys(aimed.input).length === 0 ? undefined : aimed.input);
        changed = [];
        const { code } = await ask(procedure, role, input);
        seen.push({ path: procedure.path, code, changed });
      }
    },
    async (db) => {
      for (const { name, rows, isTouched } of await db.$queryRawUnsafe<Looked[]>(look))
        if (isTouched || rows !== before.get(name)) changed.push(name);
    },
  );
  return seen;
}

describe("every procedure that changes something", () => {
  it("leaves a row in the audit log, or stands in a list with its reason", async () => {
    const all = await effects();
    const changing = all.filter(({ code, changed }) => code === "OK" && changed.some((name) => name !== "AuditEntry"));
    const silent = changing.filter(({ path, changed }) => !changed.includes("AuditEntry") && !(path in UNRECORDED));
    expect(silent).toEqual([]);
    expect(changing.length).toBeGreaterThan(45);
    for (const path of Object.keys(UNRECORDED)) expect(changing.map((one) => one.path)).toContain(path);
  }, 120_000);
});
