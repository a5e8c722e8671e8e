import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { demoMaySignIn, readEnvironment } from "../environment/environment";
import { Refusal } from "../kernel/refusal";
import { SESSION_DAYS } from "../tenancy/sign-in/open-session";
import { signIn } from "../tenancy/sign-in/sign-in";
import { signOut } from "../tenancy/sign-in/session";
import { cookieOfThisHost, SESSION_COOKIE } from "./session-cookie";
import { visitor } from "./visitor";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
  interface Session {
    sessionId: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

/**
 * next-auth allows passwords with JWT sessions only; the token carries nothing but the id of a row in our own session
 * table, which is read at every request (settled.md, Sessions).
 */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  cookies: { sessionToken: SESSION_COOKIE, callbackUrl: cookieOfThisHost("next-auth.callback-url") },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      name: "password",
      credentials: { email: { type: "email" }, password: { type: "password" }, code: { type: "text" } },
      authorize: async (credentials) => {
        try {
          const { sessionId, userId, name, email } = await signIn({
            email: credentials?.email ?? "",
            password: credentials?.password ?? "",
            code: credentials?.code ?? "",
            ...(await visitor()),
            now: new Date(),
            demoMaySignIn: demoMaySignIn(readEnvironment(process.env)),
          });
          return { id: userId, sessionId, name, email };
        } catch (error) {
          // The page reads the code and its facts back out of the error and makes the sentence.
          if (error instanceof Refusal)
            throw new Error(JSON.stringify({ code: error.code, ...error.facts }), { cause: error });
          throw error;
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sessionId: user.sessionId } : { sessionId: token.sessionId }),
    session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId ?? "" }),
    redirect: ({ url, baseUrl }) =>
      url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : url.startsWith(`${baseUrl}/`) ? url : baseUrl,
  },
  events: {
    signOut: async ({ token }) => {
      if (token.sessionId) await signOut(token.sessionId);
    },
  },
};
