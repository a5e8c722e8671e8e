import { orNotFound, tenantCaller } from "../../../_api/caller";
import type { TenantOutputs } from "../_words/outputs";
import { askedQuarter, type AskedQuarter, type QuarterSearch } from "./asked-quarter";

interface QuarterPage {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<QuarterSearch>;
}

/** Who reads a page of a quarter, and for which one its address asks. */
export interface Asked {
  readonly org: string;
  readonly me: TenantOutputs["tenancy"]["whoAmI"];
  readonly asked: AskedQuarter;
}

/** Known at once; what a quarter holds takes a moment and comes after. `room` is the path below the organization. */
export async function readAsked({ params, searchParams }: QuarterPage, room: string): Promise<Asked> {
  const { org } = await params;
  const api = await tenantCaller(org);
  const me = await orNotFound(api.tenancy.whoAmI(), `/o/${org}${room}`);
  return { org, me, asked: askedQuarter(await searchParams, me) };
}
