import { rm } from "node:fs/promises";
import path from "node:path";
import { withDatabase } from "./bench-database";
import { against, type Measured } from "./measured";
import { peakMemory } from "./peak-memory";
import { found, held, take, takeAnew } from "./take";
import { growth, timed, timedInTurn } from "./timed";
import { groupBy, writeUsage } from "./usage-file";

const MEBIBYTE = 1 << 20;
const counted = (count: number): string => Math.round(count).toLocaleString("en");

/** Rows of the files, ascending, and how often each is taken in. */
export interface Sizes {
  readonly rows: readonly number[];
  readonly runs: number;
}

export const USUAL_SIZES: Sizes = { rows: [100_000, 316_000, 1_000_000], runs: 5 };

/** Files of one shape: so many rows to a rollup. */
interface Shape {
  readonly rowsToRollup: number;
  readonly target: number;
}
const SHAPES: readonly Shape[] = [
  { rowsToRollup: 200, target: 1.5 },
  { rowsToRollup: 27, target: 2 },
];

const WHY_SLOW =
  "a rollup costs about 20 µs to stage, insert under its key, sum and check: PostgreSQL takes no COPY into a table with row-level security, so rows go in one by one. The peer writes a file. Below 10⁷ rows, for which the target is, about a second that every import takes (the reader's process, recognising the file, checks of the sums) weighs more";

/** P1, P2, P5: a file → committed daily and monthly rollups, valued, assigned, audited; against peers of the same run. */
export const importBench = (sizes: Sizes = USUAL_SIZES): Promise<Measured[]> =>
  withDatabase(async (folder) => {
    const measured: Measured[] = [];
    for (const shape of SHAPES) measured.push(...(await imports(folder, sizes, shape)));
    return measured;
  });

async function imports(folder: string, { rows, runs }: Sizes, shape: Shape): Promise<Measured[]> {
  const measured: Measured[] = [];
  const [ours, peers]: [number, number][][] = [[], []];
  for (const count of rows) {
    const file = path.join(folder, `usage-${count}.csv`);
    await writeUsage(file, count, count / shape.rowsToRollup);
    const grouped = path.join(folder, "peer.csv");
    const [our, peer] = await timedInTurn(
      runs,
      () => takeAnew(file),
      () => groupBy(file, grouped),
    );
    ours?.push([count, our]);
    peers?.push([count, peer]);
    if (count !== rows.at(-1)) await rm(file);
  }
  const largest = rows.at(-1) ?? 0;
  const file = path.join(folder, `usage-${largest}.csv`);
  const [first = NaN, peer = NaN] = [ours?.at(-1)?.[1], peers?.at(-1)?.[1]];
  const about = `${counted(largest)} rows into ${counted(largest / shape.rowsToRollup)} rollups`;
  const over = rows.map(counted).join(" – ");
  measured.push(
    against(`P1 import, ${about}`, first, peer, shape.target, {
      slope: { exponent: growth(ours ?? []), most: 1.05, over },
      note: `DuckDB's own typed GROUP BY of the same file into a file; its slope is ${growth(peers ?? []).toFixed(2)}.`,
      whyMissed: WHY_SLOW,
    }),
    ...(await memory(folder, file, largest, rows.at(-2) ?? largest / 10, largest / shape.rowsToRollup)),
    await again(file, about, first, runs),
  );
  if (shape === SHAPES[0]) measured.push(await atOnce(folder, rows[0] ?? largest, shape));
  await rm(file);
  return measured;
}

/** P2: resident memory of this process and the readers it starts, at the most. Both files end in as many rollups. */
async function memory(folder: string, file: string, rows: number, fewer: number, rollups: number): Promise<Measured[]> {
  const whole = await peakMemory(() => takeAnew(file));
  const smallFile = path.join(folder, "fewer.csv");
  await writeUsage(smallFile, fewer, rollups);
  const small = await peakMemory(() => takeAnew(smallFile));
  await rm(smallFile);
  if (whole === null || small === null) return [];
  const unit = { unit: "MiB" };
  return [
    against(`P2 peak memory, ${counted(rows)} rows`, whole / MEBIBYTE, 1024, 1, {
      ...unit,
      note: "The process tree that reads and commits, without the database server; the peer is the cap.",
    }),
    against(`P2 peak memory against ${counted(fewer)} rows`, whole / MEBIBYTE, small / MEBIBYTE, 1.15, unit),
  ];
}

/** P5: the same bytes again are told so, and nothing is written. */
async function again(file: string, about: string, first: number, runs: number): Promise<Measured> {
  const organizationId = await takeAnew(file);
  const before = await held(organizationId);
  const time = await timed(runs, () => take(organizationId, file));
  const after = await held(organizationId);
  if (JSON.stringify(before) !== JSON.stringify(after)) throw new Error("the identical file was written again");
  return against(`P5 the identical file again, ${about}`, time, first, 0.3, {
    note: "Held before and after: no row was written.",
  });
}

/** P5: whoever sends the same new file twenty times at once gets one import. */
async function atOnce(folder: string, rows: number, { rowsToRollup }: Shape): Promise<Measured> {
  const file = path.join(folder, "twenty.csv");
  await writeUsage(file, rows, rows / rowsToRollup);
  const first = await timed(2, () => takeAnew(file));
  const time = await timed(1, async () => {
    const organizationId = await found();
    await Promise.all(Array.from({ length: 20 }, () => take(organizationId, file)));
    const { imports } = await held(organizationId);
    if (imports !== 1) throw new Error(`twenty at once gave ${imports} imports`);
  });
  await rm(file);
  return against(`P5 twenty at once, ${counted(rows)} rows`, time, first, null, {
    note: "Against one import of the file: all twenty are read, one is committed, which is checked.",
  });
}
