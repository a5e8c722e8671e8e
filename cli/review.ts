import { parseArgs } from "node:util";
import { Refusal } from "@/server/kernel/refusal";
import { addJob, setUpQueue } from "@/server/queue";
import { openReview, readReview, type ReviewRead } from "@/server/review";
import { tenantContext, type TenantContext } from "@/server/tenancy/context";
import { inTenant } from "@/server/tenancy/tenant-database";
import { EXIT, operator, organizationAt, withDatabase } from "./with-organization";

const USAGE = "npm run -s cli -- review --org SLUG --quarter 2026-Q3 [--send]";

interface Asked {
  readonly org: string;
  readonly quarter: string;
  readonly isSending: boolean;
}

/** Understands the arguments, or says in a sentence what is wrong with them. */
function understand(args: readonly string[]): Asked | string {
  let values;
  try {
    const text = { type: "string" } as const;
    const options = { org: text, quarter: text, send: { type: "boolean", default: false } } as const;
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    return (error as Error).message;
  }
  if (values.org === undefined) return "Say which organization: --org and its address, the part after /o/.";
  if (values.quarter === undefined) return "Say which quarter: --quarter 2026-Q3.";
  return { org: values.org, quarter: values.quarter, isSending: values.send };
}

/** Makes the draft of a quarter, or says how its review stands, as one JSON object; `--send` sends a signed one that is not sent yet. */
export async function reviewVerb(args: readonly string[]): Promise<number> {
  const asked = understand(args);
  if (typeof asked === "string") {
    console.error(`${asked}\n${USAGE}`);
    return EXIT.badInput;
  }
  return withDatabase(async ({ adminUrl }) => {
    const organizationId = await organizationAt(asked.org);
    // The server makes the queue when it starts; a verb may come first.
    if (asked.isSending) await setUpQueue(adminUrl);
    process.stdout.write(`${JSON.stringify(await reviewState(organizationId, asked))}\n`);
    return EXIT.done;
  });
}

/** What the verb prints. @throws Refusal where there is no data, no such review, or nothing to send yet. */
export function reviewState(organizationId: string, { quarter, isSending }: Omit<Asked, "org">, now = new Date()) {
  return inTenant(organizationId, async (db) => {
    const ctx = await tenantContext(db, organizationId, operator(), now);
    const opened = isSending ? null : await openReview(ctx, { quarter });
    const review = await readReview(ctx, { quarter });
    return { ...stateOf(review), ...(opened ? { isNew: opened.isNew } : { send: await send(ctx, review) }) };
  });
}

/** Asks for the letters of a signed review; of one that is sent nothing is sent again. */
async function send(ctx: TenantContext, { id, quarter, status }: ReviewRead): Promise<"asked" | "sent-already"> {
  if (status === "sent") return "sent-already";
  if (status !== "signed")
    throw new Refusal("conflict", "not-signed", `The review of ${quarter} is not signed, so there is nothing to send.`);
  await addJob(ctx.db, "send-review", { organizationId: ctx.organization.id, reviewId: id });
  return "asked";
}

const stateOf = ({ snapshot, agenda, ...stands }: ReviewRead) => ({
  ...{ quarter: stands.quarter, status: stands.status, revision: stands.revision },
  ...{ currency: snapshot.currency, spend: snapshot.spend, spendBefore: snapshot.spendBefore },
  variance: snapshot.variance && {
    ...{ change: snapshot.variance.change, price: snapshot.variance.price },
    ...{ volume: snapshot.variance.volume, mix: snapshot.variance.mix },
  },
  runRate: snapshot.runRate,
  decisions: agenda.items.length,
  open: agenda.open,
  pricedShare: snapshot.dataQuality.pricedShare,
  assignedShare: snapshot.dataQuality.assignedShare,
  missingDays: snapshot.dataQuality.missingDays,
  signatures: stands.signatures.map(({ name, signedAt }) => ({ name, signedAt })),
  ...{ requiredSignatures: stands.requiredSignatures, numbersHash: stands.numbersHash },
  ...{ signedHash: stands.signedHash, signedAt: stands.signedAt, sentAt: stands.sentAt },
});
