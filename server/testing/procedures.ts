import type { z } from "zod";
import { publicRouter, tenantRouter } from "../api/root";
import type { RequestContext } from "../api/procedures";
import { callPublic, callTenant } from "../api/root";
import type { Ability } from "../tenancy/abilities";

export interface ListedProcedure {
  /** `workloads.createRule` */
  readonly path: string;
  readonly type: "query" | "mutation";
  readonly door: "open" | "person" | "operator" | "link" | Ability | undefined;
  readonly input: z.ZodType | undefined;
  readonly call: (context: RequestContext, input: unknown) => Promise<unknown>;
}

interface Inner {
  readonly _def: {
    readonly type: "query" | "mutation";
    readonly meta?: { door?: ListedProcedure["door"] };
    readonly inputs: readonly z.ZodType[];
  };
}

/** Every procedure of the tenant's API. */
export const tenantProcedures = (): ListedProcedure[] =>
  listed(tenantRouter._def.procedures as unknown as Record<string, Inner>, callTenant as Caller);
/** Every procedure that needs no organization. */
export const publicProcedures = (): ListedProcedure[] =>
  listed(publicRouter._def.procedures as unknown as Record<string, Inner>, callPublic as Caller);

type Caller = (context: RequestContext) => unknown;

function listed(procedures: Record<string, Inner>, caller: Caller): ListedProcedure[] {
  return Object.entries(procedures).map(([path, procedure]) => ({
    path,
    type: procedure._def.type,
    door: procedure._def.meta?.door,
    input: procedure._def.inputs[0],
    call: (context, input) => {
      const found = path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller(context));
      return (found as (input: unknown) => Promise<unknown>)(input);
    },
  }));
}
