import { callTenant } from "@/server/api/root";
import { newId } from "@/server/tenancy/new-id";
import { DEMO_SLUG } from "../company";
import type { DemoMember } from "./found-demo";

/** The tenant's API as one of the demo's people calls it: through every door. */
export type DemoApi = ReturnType<typeof callTenant>;

export const actAs = ({ userId, name, email }: DemoMember): DemoApi =>
  callTenant({
    person: { sessionId: newId(), userId, name, email, boundTo: null, hasTwoFactors: false },
    slug: DEMO_SLUG,
    now: new Date(),
  });
