import { noteSecurity } from "../../security-log";
import { tenantContext, type Actor, type TenantContext } from "../../tenancy/context";
import { inTenant } from "../../tenancy/tenant-database";
import { enterToken } from "../../tenancy/tokens/enter-token";
import type { TokenAbility } from "../../tenancy/tokens/token-schema";
import { addressIn } from "../reception/client-address-header";
import { Problem } from "./problem";
import { takeTurn } from "./take-turn";

/** A machine that was let in. */
export interface Entered {
  readonly organizationId: string;
  readonly tokenId: string;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * The door for machines: who shows a token with the ability may pass, and nobody by a cookie. Every token that does not hold
 * gets the same answer. A token is counted before it is asked what it may do.
 */
export const bearer =
  (ability: TokenAbility) =>
  async (request: Request): Promise<Entered> => {
    const now = new Date();
    const shown = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization")?.trim() ?? "")?.[1];
    const held = shown === undefined ? null : await enterToken(shown, now);
    if (!held)
      throw new Problem(
        "invalid-token",
        "Show a token that holds, as Authorization: Bearer …; you make one in the settings of your organization.",
        { headers: { "www-authenticate": 'Bearer realm="Quarterdeck"' } },
      );
    const { organizationId, id, name, abilities, requestsPerMinute } = held;
    const seconds = takeTurn(`${organizationId}.${id}`, requestsPerMinute, now.getTime());
    if (seconds > 0) {
      noteSecurity({ event: "limit-reached", limit: "token" }, now);
      throw new Problem(
        "too-many-requests",
        `This token may ask ${requestsPerMinute} times a minute. Wait ${seconds} s.`,
        { headers: { "retry-after": String(seconds) } },
      );
    }
    if (!abilities.includes(ability)) {
      noteSecurity({ event: "token-refused", ability, token: id }, now);
      throw new Problem("not-allowed", `This token may not do this: it lacks ${ability}.`, { members: { ability } });
    }
    return {
      organizationId,
      tokenId: id,
      actor: { kind: "token", id, name: `${name} (token)`, role: null, visitor: visitorOf(request) },
      now,
    };
  };

const visitorOf = ({ headers }: Request) => ({
  address: addressIn(headers),
  userAgent: headers.get("user-agent") ?? "",
});

/** Runs a use case for a machine, in one transaction of its organization. */
export const asMachine = <Result>(entered: Entered, work: (ctx: TenantContext) => Promise<Result>): Promise<Result> =>
  inTenant(entered.organizationId, async (db) =>
    work(await tenantContext(db, entered.organizationId, entered.actor, new Date())),
  );
