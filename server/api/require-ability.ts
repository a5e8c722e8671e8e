import { ZodError } from "zod";
import { describeBug } from "../kernel/describe-bug";
import { Refusal, notFound } from "../kernel/refusal";
import type { Ability } from "../tenancy/abilities";
import { tenantContext, type Actor, type TenantContext } from "../tenancy/context";
import { membershipOf } from "../tenancy/sign-in/company-only";
import { asPerson, inTenant } from "../tenancy/tenant-database";
import { mayOrRefuse } from "./may-or-refuse";
import { refuseNullCharacters } from "./refuse-null-characters";
import { requestContext, isSameOrigin } from "./request-context";

export interface Admitted {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * The door of addresses that are no procedures, such as uploads and downloads: the same questions as `may` asks, before any
 * work. What changes something must come from our own pages.
 * @throws Refusal not-found for who is no member (and for who is not signed in), forbidden for the wrong role or origin.
 */
export async function requireAbility(request: Request, slug: string, ability: Ability): Promise<Admitted> {
  if (request.method !== "GET" && request.method !== "HEAD" && !isSameOrigin(request))
    throw new Refusal(
      "forbidden",
      "foreign-origin",
      "Requests that change something come from Quarterdeck's own pages.",
    );
  const { person, now, visitor } = await requestContext(slug);
  if (!person) throw notFound("organization");
  const address = slug.includes("\u0000")
    ? null
    : await asPerson(person.userId, (db) => db.organizationAddress.findUnique({ where: { slug } }));
  if (!address) throw notFound("organization");
  const { organizationId } = address;
  const membership = await inTenant(organizationId, (db) => membershipOf(db, organizationId, person));
  const { role, name } = membership;
  mayOrRefuse(membership, ability, now);
  if (/%00/.test(request.url)) refuseNullCharacters("\u0000", ["address"]);
  return { organizationId, actor: { kind: "person", id: person.userId, name, role, ...(visitor && { visitor }) }, now };
}

/** Runs a use case for such an address, in one transaction of its organization. */
export async function withAbility<Result>(
  request: Request,
  slug: string,
  ability: Ability,
  work: (ctx: TenantContext) => Promise<Result>,
): Promise<Result> {
  const { organizationId, actor, now } = await requireAbility(request, slug, ability);
  return inTenant(organizationId, async (db) => work(await tenantContext(db, organizationId, actor, now)));
}

const STATUS = {
  "bad-input": 400,
  "not-found": 404,
  forbidden: 403,
  conflict: 409,
  "answer-needed": 412,
  unavailable: 503,
} as const;

/** Answers a refusal with its status and sentence; anything else is a bug, logged once, and the client gets an id. */
export function answerRefusal(error: unknown): Response {
  const headers = { "cache-control": "private, no-store" };
  if (error instanceof Refusal) {
    const { code, message, facts } = error;
    return Response.json({ error: { code, message, facts } }, { status: STATUS[error.kind], headers });
  }
  // An address that fits no shape is a fault of the question.
  if (error instanceof ZodError)
    return answerRefusal(
      new Refusal("bad-input", "bad-address", "The address does not ask for anything that is here."),
    );
  const id = crypto.randomUUID().slice(0, 8);
  console.error(`bug ${id}: ${describeBug(error)}`);
  const message = `Something went wrong on our side (${id}). Nothing was changed.`;
  return Response.json({ error: { code: "bug", message } }, { status: 500, headers });
}
