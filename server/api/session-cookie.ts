import { encode } from "next-auth/jwt";
import { SESSION_DAYS, type OpenedSession } from "../tenancy/sign-in/open-session";

const MAX_AGE_SECONDS = SESSION_DAYS * 86_400;

/** Over https the name says so, and browsers see to it. Read once: the address of an installation does not change while it runs. */
const isSecure = (process.env.NEXTAUTH_URL ?? process.env.APP_URL ?? "").startsWith("https://");

/** A cookie of this host alone: over https no other host can read it or lay one ready (RFC 6265bis, 4.1.3.2). */
export const cookieOfThisHost = (name: string) =>
  ({
    name: `${isSecure ? "__Host-" : ""}${name}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
  }) as const;

/** The one cookie that says who one is, for next-auth and for the doors that open a session by themselves. */
export const SESSION_COOKIE = cookieOfThisHost("next-auth.session-token");

/** Cookies of the request at hand. Loaded on demand: commands and jobs know the doors too, and stand outside of the web's server. */
export const browserCookies = async () => (await import("next/headers")).cookies();

/** Lets this browser be signed in with a session that a door has just opened; in a route, before its answer leaves. */
export async function enterWith({ sessionId }: OpenedSession): Promise<void> {
  const secret = process.env.AUTH_SECRET ?? "";
  const value = await encode({ token: { sessionId }, secret, maxAge: MAX_AGE_SECONDS });
  (await browserCookies()).set(SESSION_COOKIE.name, value, { ...SESSION_COOKIE.options, maxAge: MAX_AGE_SECONDS });
}
