import { intakeRouter } from "../intake/router";
import { mailRouter, sharedRouter } from "../mail/router";
import { operatorRouter, pricingRouter } from "../pricing/router";
import { reviewRouter } from "../review/router";
import { roiRouter } from "../roi/router";
import { scheduleRouter } from "../schedule/router";
import { peopleRouter, tenancyRouter } from "../tenancy/router";
import { accountRouter, signInRouter } from "../tenancy/sign-in/router";
import {
  evidenceRouter,
  experimentsRouter,
  policyRouter,
  proposalsRouter,
  scenariosRouter,
  workloadsRouter,
} from "../workloads/router";
import { createCallerFactory, router } from "./procedures";

/** The tenant's API, served inside the tenant's address: /o/[org]/api/trpc. */
export const tenantRouter = router({
  tenancy: tenancyRouter,
  imports: intakeRouter,
  prices: pricingRouter,
  workloads: workloadsRouter,
  scenarios: scenariosRouter,
  evidence: evidenceRouter,
  experiments: experimentsRouter,
  proposals: proposalsRouter,
  policy: policyRouter,
  deployments: roiRouter,
  reviews: reviewRouter,
  schedule: scheduleRouter,
  outbox: mailRouter,
});

/** What needs no membership: /api/trpc. */
export const publicRouter = router({
  people: peopleRouter,
  signIn: signInRouter,
  account: accountRouter,
  operator: operatorRouter,
  shared: sharedRouter,
});

export type TenantRouter = typeof tenantRouter;
export type PublicRouter = typeof publicRouter;

export const callTenant = createCallerFactory(tenantRouter);
export const callPublic = createCallerFactory(publicRouter);
