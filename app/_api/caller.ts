import "server-only";
import { TRPCError } from "@trpc/server";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { requestContext } from "@/server/api/request-context";
import { callPublic, callTenant } from "@/server/api/root";
import { Refusal } from "@/server/kernel/refusal";

/** One context a request and organization, however many components ask. */
const contextOf = cache(requestContext);

/** The tenant's API for server components: the same doors as the browser's. */
export const tenantCaller = async (slug: string) => callTenant(await contextOf(slug));
export const publicCaller = async () => callPublic(await contextOf(null));

/** Who is signed in; null for nobody. */
export const currentPerson = async () => (await contextOf(null)).person;

/**
 * Awaits an answer for a page: nobody goes to sign in and comes back, a foreign or missing thing is the not-found page.
 * What a role may not see is not found either, so that an address says nothing. Whose organization wants its company's word
 * is sent there, and whose organization wants a second factor to where one is turned on.
 */
export async function orNotFound<Answer>(answer: Promise<Answer>, back: string): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED")
      redirect(`/sign-in?next=${encodeURIComponent(back)}`);
    const refused = error instanceof TRPCError && error.cause instanceof Refusal ? error.cause.code : null;
    if (refused === "company-only") redirect(`/sign-in/company?next=${encodeURIComponent(back)}`);
    if (refused === "second-factor-needed") redirect(`/account?next=${encodeURIComponent(back)}#second-factor`);
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}
