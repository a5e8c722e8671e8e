import { decode, encode } from "next-auth/jwt";
import { readEnvironment } from "../environment/environment";
import { Refusal } from "../kernel/refusal";
import { enterByCompany } from "../tenancy/company/enter-by-company";
import { companyOf, findCompany } from "../tenancy/company/find-company";
import { claimsOf, discoverIssuer, questionFor, type Conversation } from "../tenancy/company/issuer";
import { takeTurn } from "../tenancy/sign-in/throttle";
import { browserCookies, cookieOfThisHost, enterWith } from "./session-cookie";
import { visitor } from "./visitor";

/** Kept in the browser while it is at the issuer's, sealed: what it brings back must belong to what it took along. */
interface Kept extends Conversation, Record<string, unknown> {
  readonly organizationId: string;
  readonly slug: string;
  readonly next: string;
}

const MAX_AGE_SECONDS = 600;
const FOLDER = "/api/company-sign-in";
const COOKIE = cookieOfThisHost("quarterdeck.company-sign-in");
const sealing = () => ({ secret: process.env.AUTH_SECRET ?? "", salt: "company-sign-in" });

/** One for every organization: no issuer can pass off the answer of another as its own (RFC 9700, 4.4). */
const callbackOf = (slug: string): string =>
  `${readEnvironment(process.env).APP_URL ?? "http://127.0.0.1:3000"}${FOLDER}/${slug}/callback`;

/** Where the browser goes to be vouched for by the company of an address. @throws Refusal `no-company`, `no-issuer`, `paused` */
export async function beginCompanySignIn(
  input: { readonly email: string; readonly next: string },
  now: Date,
): Promise<{ address: string }> {
  await takeTurn([["company-address", (await visitor()).address]], now);
  const { organizationId, slug } = await findCompany(input.email);
  const { client } = await companyOf(organizationId);
  const { address, conversation } = await questionFor(await discoverIssuer(client), callbackOf(slug), input.email);
  const kept: Kept = { organizationId, slug, next: input.next, ...conversation };
  const value = await encode({ token: kept, ...sealing(), maxAge: MAX_AGE_SECONDS });
  (await browserCookies()).set(COOKIE.name, value, { ...COOKIE.options, maxAge: MAX_AGE_SECONDS });
  return { address };
}

/** What the browser brings back from the issuer: a session, or the reason why not, as a code for the sign-in page. */
export async function answerCompanyCallback(request: Request, slug: string): Promise<Response> {
  const jar = await browserCookies();
  const sealed = jar.get(COOKIE.name)?.value;
  jar.set(COOKIE.name, "", { ...COOKIE.options, maxAge: 0 });
  const kept = (await decode({ token: sealed, ...sealing() }).catch(() => null)) as Kept | null;
  if (!kept || kept.slug !== slug) return redirectTo("/sign-in?fault=company-ended");
  try {
    const { client, mapping, domains } = await companyOf(kept.organizationId);
    const callback = new URL(callbackOf(slug));
    callback.search = new URL(request.url).search;
    const claims = await claimsOf(await discoverIssuer(client), callback, kept);
    const { organizationId } = kept;
    const vouched = { organizationId, issuer: client.issuer, claims, mapping, domains };
    await enterWith(await enterByCompany(vouched, await visitor(), new Date()));
    return redirectTo(kept.next);
  } catch (error) {
    if (error instanceof Refusal) return redirectTo(`/sign-in?fault=${error.code}`);
    // What issuers say wrongly is no bug of ours: its kind is logged, and no word of what was exchanged.
    console.info(`company sign-in of ${slug} failed: ${error instanceof Error ? error.name : "unknown"}`);
    return redirectTo("/sign-in?fault=company-failed");
  }
}

/** Relative: the browser stays where it found us. */
const redirectTo = (path: string): Response =>
  new Response(null, { status: 303, headers: { location: path, "cache-control": "private, no-store" } });
