import * as oidc from "openid-client";
import { isAllowedHost, readEnvironment } from "../../environment/environment";
import { Refusal } from "../../kernel/refusal";
import { guardedFetch, type IssuerTerms } from "./guarded-fetch";

export interface IssuerClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Hosts inside are spoken to only where the operator names them (`PRIVATE_HOSTS`). */
const installationTerms = (): IssuerTerms => {
  const environment = readEnvironment(process.env);
  return { isAllowed: (host) => isAllowedHost(host, environment) };
};

/**
 * What an issuer says of itself (OpenID Connect Discovery 1.0), and how one speaks to it.
 * @throws Refusal that tells nothing of the network inside
 */
export async function discoverIssuer(
  { issuer, clientId, clientSecret }: IssuerClient,
  terms: IssuerTerms = installationTerms(),
): Promise<oidc.Configuration> {
  try {
    const isPlain = issuer.startsWith("http:");
    return await oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
      [oidc.customFetch]: guardedFetch(terms) as oidc.CustomFetch,
      // Without TLS only to a host that the operator allows inside, which the fetch itself sees to.
      execute: isPlain ? [oidc.allowInsecureRequests] : [],
    });
  } catch (error) {
    throw new Refusal(
      "bad-input",
      "no-issuer",
      `${issuer} does not answer as an issuer of OpenID Connect. Its address must be on the internet over https, or allowed by the operator of this installation (PRIVATE_HOSTS).`,
      { field: "issuer", cause: error instanceof Error ? error.name : "" },
    );
  }
}

/** What must come back unchanged from a conversation with an issuer; kept by the browser, sealed. */
export interface Conversation {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Where a person goes to be vouched for: authorization code with PKCE, state and nonce (RFC 9700). */
export async function questionFor(
  configuration: oidc.Configuration,
  redirectUri: string,
  email: string,
): Promise<{ address: string; conversation: Conversation }> {
  const conversation = {
    ...{ state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() },
  };
  const address = oidc.buildAuthorizationUrl(configuration, {
    ...{ redirect_uri: redirectUri, scope: "openid email profile", state: conversation.state },
    ...{ nonce: conversation.nonce, code_challenge_method: "S256" },
    code_challenge: await oidc.calculatePKCECodeChallenge(conversation.codeVerifier),
    ...(email === "" ? {} : { login_hint: email }),
  });
  return { address: address.href, conversation };
}

export type Claims = Readonly<Record<string, unknown>>;

/** What the issuer vouches for, once the answer is checked: signature, audience, time, state and nonce. @throws where it does not hold */
export async function claimsOf(
  configuration: oidc.Configuration,
  callback: URL,
  { state, nonce, codeVerifier }: Conversation,
): Promise<Claims> {
  const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
    ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true },
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("the issuer sent no ID token");
  if (!configuration.serverMetadata().userinfo_endpoint) return claims;
  // Groups and addresses often stand in the user info alone; whose it is must be the same subject.
  const more = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return { ...more, ...claims };
}
