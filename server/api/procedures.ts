import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z, ZodError } from "zod";
import { isOperator, readEnvironment } from "../environment/environment";
import { describeBug } from "../kernel/describe-bug";
import { Refusal, notFound } from "../kernel/refusal";
import type { Ability } from "../tenancy/abilities";
import { tenantContext } from "../tenancy/context";
import { enterLink } from "../tenancy/enter-link";
import { asPerson, inTenant } from "../tenancy/tenant-database";
import { membershipOf } from "../tenancy/sign-in/company-only";
import type { SignedInPerson } from "../tenancy/sign-in/session";
import { mayOrRefuse } from "./may-or-refuse";
import { refuseNullCharacters } from "./refuse-null-characters";
import { statusOf } from "./refusals";
import type { Visitor } from "./visitor";

/** What is known of a request before any door: who, which address, when. */
export interface RequestContext {
  readonly person: SignedInPerson | null;
  /** The organization's path segment, from the URL alone. */
  readonly slug: string | null;
  readonly now: Date;
  /** Where the request comes from, for the audit log. */
  readonly visitor?: Visitor;
}

interface Meta {
  /** Written by the doors; the access table and the isolation test are generated from it. */
  readonly door: "open" | "person" | "operator" | "link" | Ability;
}

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, error }) => {
      const refusal = error.cause instanceof Refusal ? error.cause : null;
      const fields =
        error.cause instanceof ZodError
          ? error.cause.issues.map(({ path, message }) => ({ path: path.join("."), message }))
          : [];
      return {
        ...shape,
        message: refusal
          ? refusal.message
          : fields.length > 0
            ? fields.map((field) => field.message).join(". ")
            : shape.message,
        // Stacks and inner messages stay on the server.
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          refusal: refusal?.code ?? null,
          facts: refusal?.facts ?? {},
          fields,
        },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Refusals become answers with their sentence; anything else is a bug: logged once, and the client gets an id. */
const answering = t.middleware(async ({ next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof Refusal) throw new TRPCError({ code: statusOf(cause.kind), message: cause.message, cause });
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    const id = crypto.randomUUID().slice(0, 8);
    console.error(`bug ${id} in ${path}: ${describeBug(cause ?? result.error)}`);
    throw new TRPCError({
      code: "INTERNAL_SERVER_ERROR",
      message: `Something went wrong on our side (${id}). Nothing was changed.`,
    });
  }
  return result;
});

const door = t.procedure.use(answering);

/** For doors that ask for no role: what no database can hold goes no further. */
const plainTexts = t.middleware(async ({ next, getRawInput }) => {
  refuseNullCharacters(await getRawInput());
  return next();
});

/** Anyone may pass. */
export const open = () => door.meta({ door: "open" }).use(plainTexts);

/** Anyone who has signed in may pass; no organization is entered. */
export const person = () =>
  door
    .meta({ door: "person" })
    .use(({ ctx, next }) => {
      if (!ctx.person) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
      return next({ ctx: { person: ctx.person, now: ctx.now } });
    })
    .use(plainTexts);

/**
 * Members whose role has the ability may pass, into one transaction of their organization, which the URL names. Who is
 * not a member learns nothing: not found. Whatever fails inside rolls the transaction back.
 */
export const may = (ability: Ability) =>
  door.meta({ door: ability }).use(async ({ ctx, next, getRawInput }) => {
    const { person, slug, now } = ctx;
    if (!person) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
    const address =
      slug === null || slug.includes("\u0000")
        ? null
        : await asPerson(person.userId, (db) => db.organizationAddress.findUnique({ where: { slug } }));
    if (!address) throw notFound("organization");
    const { organizationId } = address;
    return inTenant(organizationId, async (db) => {
      const membership = await membershipOf(db, organizationId, person);
      mayOrRefuse(membership, ability, now);
      refuseNullCharacters(await getRawInput());
      const actor = {
        kind: "person" as const,
        id: person.userId,
        name: membership.name,
        role: membership.role,
        ...(ctx.visitor && { visitor: ctx.visitor }),
      };
      const tenant = await tenantContext(db, organizationId, actor, now);
      const result = await next({ ctx: { tenant } });
      if (!result.ok) throw result.error;
      return result;
    });
  });

/** An operator of the installation may pass: signed in, with an address in `OPERATOR_EMAILS`. No organization is entered. */
export const operator = () =>
  person()
    .meta({ door: "operator" })
    .use(({ ctx, next }) => {
      if (!isOperator(ctx.person.email, readEnvironment(process.env)))
        throw new Refusal("forbidden", "not-an-operator", "This belongs to the operator of the installation.");
      return next();
    });

/**
 * Whoever holds a link may pass, to one review and nothing else. The link begins with the organization's id, so the tenant
 * is set before anything is read; an unknown, expired or revoked one is not found.
 */
export const link = () =>
  door
    .meta({ door: "link" })
    .use(plainTexts)
    .input(z.object({ token: z.string().max(200) }))
    .use(({ ctx, input, next }) =>
      enterLink(input.token, ctx.now, async (entered) => {
        const result = await next({ ctx: { tenant: entered.tenant, link: entered.link } });
        if (!result.ok) throw result.error;
        return result;
      }),
    );
