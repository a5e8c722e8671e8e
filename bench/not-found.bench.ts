import { aim, type Aimed } from "@/server/testing/aim";
import { askPair, NOW } from "@/server/testing/ask-pair";
import { furnishedPair, type FurnishedPair } from "@/server/testing/furnished-pair";
import { tenantProcedures } from "@/server/testing/procedures";
import { withDatabase } from "./bench-database";
import { against, type Measured } from "./measured";
import { median } from "./timed";

const NEVER = "k3v9x2m7q1w8e4r6t5y0u3i2o9";
const RUNS = 25;

interface Compared {
  readonly path: string;
  /** Milliseconds until not found: for an id of another organization, and for one that never was. */
  readonly theirs: number;
  readonly never: number;
}

/** Whether the time of *not found* tells that something is there, in another organization: every procedure that takes an id. */
export const notFoundBench = (): Promise<Measured[]> =>
  withDatabase(async (folder, adminUrl) => {
    const pair = await furnishedPair({ adminUrl, folder });
    const { ask } = askPair(pair);
    const compared: Compared[] = [];
    for (const procedure of tenantProcedures()) {
      const aimed = await aim(procedure, ask, pair.own);
      if (Object.keys(aimed.kinds).length > 0) compared.push(await compare(aimed, pair));
    }
    const sum = (of: (one: Compared) => number): number => compared.reduce((all, one) => all + of(one), 0);
    const differing = median(compared.map(({ theirs, never }) => Math.max(theirs / never, never / theirs)));
    return [
      against(
        "not found: an id of another organization, against one that never was",
        sum(({ theirs }) => theirs),
        sum(({ never }) => never),
        1.05,
        { note: `Sum of the medians of ${compared.length} procedures, ${RUNS} runs each in turn.` },
      ),
      against("not found: by how much a procedure's two times differ", differing, 1, 1.1, {
        unit: "times",
        note: "The larger over the smaller, of the procedure in the middle: what is left is noise, as likely one way as the other.",
      }),
    ];
  });

async function compare({ procedure, input, kinds }: Aimed, { acme, theirs }: FurnishedPair): Promise<Compared> {
  const context = { person: acme.people.owner, slug: acme.slug, now: NOW };
  const timesOf = { theirs: [] as number[], never: [] as number[] };
  const field = kinds.id ? "id" : (Object.keys(kinds)[0] ?? "id");
  const kind = kinds[field];
  for (let run = -2; run < RUNS; run += 1)
    for (const whose of run % 2 === 0 ? (["theirs", "never"] as const) : (["never", "theirs"] as const)) {
      const asked = { ...input, [field]: whose === "never" || !kind ? NEVER : theirs[kind] };
      const start = performance.now();
      await procedure.call(context, asked).catch(() => undefined);
      if (run >= 0) timesOf[whose].push(performance.now() - start);
    }
  return { path: procedure.path, theirs: median(timesOf.theirs), never: median(timesOf.never) };
}
