import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse";
import { inTenant } from "@/server/tenancy/tenant-database";
import { withDatabase } from "./bench-database";
import type { Measured } from "./measured";
import { found, takeAnew } from "./take";
import { timed } from "./timed";
import { writeUsage } from "./usage-file";

const ROWS = 1_000_000;
/** The peer's rate does not depend on how many rows there are: it is measured on fewer. */
const PEER_ROWS = 50_000;

/** P3: rows a second from the file to committed rollups, against parsing it row by row and adding rows a thousand at a time. */
export const rateBench = (): Promise<Measured[]> =>
  withDatabase(async (folder) => {
    const file = path.join(folder, "rate.csv");
    await writeUsage(file, ROWS, ROWS / 200);
    const ours = ROWS / (await timed(3, () => takeAnew(file)));
    await rm(file);
    const some = path.join(folder, "rate-peer.csv");
    await writeUsage(some, PEER_ROWS, ROWS / 200);
    const peer = PEER_ROWS / (await timed(1, () => rowByRow(some)));
    await rm(some);
    return [
      {
        ...{
          name: "P3 rows a millisecond",
          unit: "rows/ms",
          ours,
          peer,
          ratio: ours / peer,
          target: 15,
          isAtLeast: true,
        },
        note: `csv-parse and Prisma's createMany of 1,000 rows, measured on ${PEER_ROWS.toLocaleString("en")} rows of such a file and scaled: its rate is the same for any number of rows.`,
      },
    ];
  });

type Reject = {
  organizationId: string;
  importId: string;
  number: number;
  line: number;
  column: string;
  value: string;
  code: string;
};

/** Rows as they stand in the file, into the narrowest of the tenant tables, which favours the peer. */
async function rowByRow(file: string): Promise<void> {
  const organizationId = await found();
  const importId = `rows-${organizationId}`;
  const row = {
    organizationId,
    id: importId,
    fileName: "peer",
    bytes: 0n,
    sha256: importId,
    hints: {},
    uploadedBy: "bench",
  };
  await inTenant(organizationId, (db) => db.import.create({ data: row }));
  let batch: Reject[] = [];
  let number = 0;
  const flush = async (): Promise<void> => {
    const data = batch;
    batch = [];
    await inTenant(organizationId, (db) => db.importReject.createMany({ data }));
  };
  for await (const cells of createReadStream(file).pipe(parse({ fromLine: 2 })) as AsyncIterable<string[]>) {
    const [day = "", , model = "", project = "", , requests = "0", , , , cost = ""] = cells;
    number += 1;
    const value = `${model} ${project}`;
    batch.push({ organizationId, importId, number, line: Number(requests), column: day, value, code: cost });
    if (batch.length === 1_000) await flush();
  }
  if (batch.length > 0) await flush();
}
